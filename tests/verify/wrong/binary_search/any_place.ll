; wrong binary_search: gives any place of a number that occurs several times
define i64 @binary_search(ptr %items, i64 %items_count, i64 %wanted) {
entry:
  br label %next

next:
  %low = phi i64 [ 0, %entry ], [ %low, %left ], [ %behind, %right ]
  %high = phi i64 [ %items_count, %entry ], [ %middle, %left ], [ %high, %right ]
  %more = icmp ult i64 %low, %high
  br i1 %more, label %look, label %missing

look:
  %sum = add i64 %low, %high
  %middle = lshr i64 %sum, 1
  %place = getelementptr i64, ptr %items, i64 %middle
  %item = load i64, ptr %place
  %is_wanted = icmp eq i64 %item, %wanted
  br i1 %is_wanted, label %found, label %other

other:
  %is_smaller = icmp slt i64 %item, %wanted
  br i1 %is_smaller, label %right, label %left

left:
  br label %next

right:
  %behind = add i64 %middle, 1
  br label %next

found:
  ret i64 %middle

missing:
  ret i64 -1
}
