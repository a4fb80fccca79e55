; rewrite of binary_search: searches in one half by calling itself, and goes on to the left where the number is found
define i64 @binary_search(ptr %items, i64 %items_count, i64 %wanted) {
  %result = call i64 @search(ptr %items, i64 0, i64 %items_count, i64 %wanted, i64 -1)
  ret i64 %result
}

define internal i64 @search(ptr %items, i64 %low, i64 %high, i64 %wanted, i64 %best) {
entry:
  %is_empty = icmp sge i64 %low, %high
  br i1 %is_empty, label %done, label %look

done:
  ret i64 %best

look:
  %sum = add i64 %low, %high
  %middle = sdiv i64 %sum, 2
  %place = getelementptr i64, ptr %items, i64 %middle
  %item = load i64, ptr %place
  %is_found = icmp eq i64 %item, %wanted
  br i1 %is_found, label %earlier, label %other

earlier:
  %from_earlier = call i64 @search(ptr %items, i64 %low, i64 %middle, i64 %wanted, i64 %middle)
  ret i64 %from_earlier

other:
  %is_larger = icmp sgt i64 %item, %wanted
  br i1 %is_larger, label %left, label %right

left:
  %from_left = call i64 @search(ptr %items, i64 %low, i64 %middle, i64 %wanted, i64 %best)
  ret i64 %from_left

right:
  %behind = add i64 %middle, 1
  %from_right = call i64 @search(ptr %items, i64 %behind, i64 %high, i64 %wanted, i64 %best)
  ret i64 %from_right
}
