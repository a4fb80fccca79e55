; wrong binary_search: never finds the last number
define i64 @binary_search(ptr %items, i64 %items_count, i64 %wanted) {
entry:
  %less = sub i64 %items_count, 1
  %last = call i64 @llvm.smax.i64(i64 %less, i64 0)
  br label %next

next:
  %low = phi i64 [ 0, %entry ], [ %low_after, %halve ]
  %high = phi i64 [ %last, %entry ], [ %high_after, %halve ]
  %more = icmp ult i64 %low, %high
  br i1 %more, label %halve, label %found_place

halve:
  %distance = sub i64 %high, %low
  %half = lshr i64 %distance, 1
  %middle = add i64 %low, %half
  %middle_place = getelementptr i64, ptr %items, i64 %middle
  %middle_item = load i64, ptr %middle_place
  %is_smaller = icmp slt i64 %middle_item, %wanted
  %behind_middle = add i64 %middle, 1
  %low_after = select i1 %is_smaller, i64 %behind_middle, i64 %low
  %high_after = select i1 %is_smaller, i64 %high, i64 %middle
  br label %next

found_place:
  %is_inside = icmp ult i64 %low, %last
  br i1 %is_inside, label %compare, label %missing

compare:
  %place = getelementptr i64, ptr %items, i64 %low
  %item = load i64, ptr %place
  %is_wanted = icmp eq i64 %item, %wanted
  br i1 %is_wanted, label %found, label %missing

found:
  ret i64 %low

missing:
  ret i64 -1
}

declare i64 @llvm.smax.i64(i64, i64)
