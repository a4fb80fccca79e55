; rewrite of bubble_sort: the largest of the rest goes to the end of it
define void @bubble_sort(ptr %items, i64 %items_count) {
entry:
  br label %outer

outer:
  %end = phi i64 [ %items_count, %entry ], [ %last, %swap ]
  %more = icmp ugt i64 %end, 1
  br i1 %more, label %search, label %done

search:
  %last = sub i64 %end, 1
  br label %next

next:
  %at = phi i64 [ 0, %search ], [ %after, %look ]
  %largest_at = phi i64 [ 0, %search ], [ %largest_after, %look ]
  %is_more = icmp ult i64 %at, %end
  br i1 %is_more, label %look, label %swap

look:
  %place = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  %largest_place = getelementptr i64, ptr %items, i64 %largest_at
  %largest = load i64, ptr %largest_place
  %is_not_smaller = icmp sge i64 %item, %largest
  %largest_after = select i1 %is_not_smaller, i64 %at, i64 %largest_at
  %after = add i64 %at, 1
  br label %next

swap:
  %found_place = getelementptr i64, ptr %items, i64 %largest_at
  %last_place = getelementptr i64, ptr %items, i64 %last
  %found = load i64, ptr %found_place
  %old = load i64, ptr %last_place
  store i64 %old, ptr %found_place
  store i64 %found, ptr %last_place
  br label %outer

done:
  ret void
}
