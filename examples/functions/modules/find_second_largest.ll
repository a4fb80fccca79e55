;; Finds the second largest of some numbers; one that occurs twice counts twice.
;;
;; items: the numbers
;; items_count: how many there are, at least 2
;; result: the one before the last in ascending order
define i64 @find_second_largest(ptr %items, i64 %items_count) {
entry:
  %second_place = getelementptr i64, ptr %items, i64 1
  %item_0 = load i64, ptr %items
  %item_1 = load i64, ptr %second_place
  %first_is_larger = icmp sgt i64 %item_0, %item_1
  %larger = select i1 %first_is_larger, i64 %item_0, i64 %item_1
  %smaller = select i1 %first_is_larger, i64 %item_1, i64 %item_0
  br label %next

next:
  %at = phi i64 [ 2, %entry ], [ %after, %look ]
  %largest = phi i64 [ %larger, %entry ], [ %largest_after, %look ]
  %second = phi i64 [ %smaller, %entry ], [ %second_after, %look ]
  %more = icmp ult i64 %at, %items_count
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  ; A new largest number makes the old one the second; any other may still take the second place.
  %is_largest = icmp sgt i64 %item, %largest
  %loser = select i1 %is_largest, i64 %largest, i64 %item
  %largest_after = select i1 %is_largest, i64 %item, i64 %largest
  %is_second = icmp sgt i64 %loser, %second
  %second_after = select i1 %is_second, i64 %loser, i64 %second
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %second
}
