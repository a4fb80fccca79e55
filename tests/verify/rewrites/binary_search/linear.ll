; rewrite of binary_search: looks at one number after the other
define i64 @binary_search(ptr %items, i64 %items_count, i64 %wanted) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %other ]
  %more = icmp ult i64 %at, %items_count
  br i1 %more, label %look, label %missing

look:
  %place = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  %is_wanted = icmp eq i64 %item, %wanted
  br i1 %is_wanted, label %found, label %other

other:
  %after = add i64 %at, 1
  br label %next

found:
  ret i64 %at

missing:
  ret i64 -1
}
