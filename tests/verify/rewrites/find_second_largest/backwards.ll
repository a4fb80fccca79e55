; rewrite of find_second_largest: from the last number to the first, with branches
define i64 @find_second_largest(ptr %items, i64 %items_count) {
entry:
  br label %head

head:
  %left = phi i64 [ %items_count, %entry ], [ %at, %new_largest ], [ %at, %new_second ], [ %at, %look ]
  %largest = phi i64 [ -9223372036854775808, %entry ], [ %item, %new_largest ], [ %largest, %new_second ], [ %largest, %look ]
  %second = phi i64 [ -9223372036854775808, %entry ], [ %largest, %new_largest ], [ %item, %new_second ], [ %second, %look ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %read

read:
  %at = sub i64 %left, 1
  %place = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  %is_largest = icmp sge i64 %item, %largest
  br i1 %is_largest, label %new_largest, label %look

new_largest:
  br label %head

look:
  %is_second = icmp sgt i64 %item, %second
  br i1 %is_second, label %new_second, label %head

new_second:
  br label %head

done:
  ret i64 %second
}
