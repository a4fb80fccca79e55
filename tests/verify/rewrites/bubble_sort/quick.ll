; rewrite of bubble_sort: splits at the last number and calls itself for both sides
define void @bubble_sort(ptr %items, i64 %items_count) {
entry:
  %is_short = icmp ult i64 %items_count, 2
  br i1 %is_short, label %done, label %start

start:
  %last = sub i64 %items_count, 1
  %pivot_place = getelementptr i64, ptr %items, i64 %last
  %pivot = load i64, ptr %pivot_place
  br label %next

next:
  %at = phi i64 [ 0, %start ], [ %after, %advance ]
  %border = phi i64 [ 0, %start ], [ %border_after, %advance ]
  %more = icmp ult i64 %at, %last
  %place = getelementptr i64, ptr %items, i64 %at
  br i1 %more, label %look, label %split

look:
  %item = load i64, ptr %place
  %is_smaller = icmp slt i64 %item, %pivot
  br i1 %is_smaller, label %swap, label %advance

swap:
  %border_place = getelementptr i64, ptr %items, i64 %border
  %other = load i64, ptr %border_place
  store i64 %item, ptr %border_place
  store i64 %other, ptr %place
  %border_more = add i64 %border, 1
  br label %advance

advance:
  %border_after = phi i64 [ %border, %look ], [ %border_more, %swap ]
  %after = add i64 %at, 1
  br label %next

split:
  %middle_place = getelementptr i64, ptr %items, i64 %border
  %middle = load i64, ptr %middle_place
  store i64 %pivot, ptr %middle_place
  store i64 %middle, ptr %pivot_place
  call void @bubble_sort(ptr %items, i64 %border)
  %right_start = add i64 %border, 1
  %right = getelementptr i64, ptr %items, i64 %right_start
  %right_count = sub i64 %items_count, %right_start
  call void @bubble_sort(ptr %right, i64 %right_count)
  br label %done

done:
  ret void
}
