; rewrite of find_second_largest: finds the place of the largest, then the largest of all other places
define i64 @find_second_largest(ptr %items, i64 %items_count) {
entry:
  br label %first

first:
  %at = phi i64 [ 0, %entry ], [ %after, %first_look ]
  %best_at = phi i64 [ 0, %entry ], [ %best_after, %first_look ]
  %more = icmp ult i64 %at, %items_count
  br i1 %more, label %first_look, label %second

first_look:
  %place = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  %best_place = getelementptr i64, ptr %items, i64 %best_at
  %best = load i64, ptr %best_place
  %is_larger = icmp sgt i64 %item, %best
  %best_after = select i1 %is_larger, i64 %at, i64 %best_at
  %after = add i64 %at, 1
  br label %first

second:
  %place_2 = phi i64 [ 0, %first ], [ %place_2_after, %second_look ]
  %result = phi i64 [ -9223372036854775808, %first ], [ %result_after, %second_look ]
  %more_2 = icmp ult i64 %place_2, %items_count
  br i1 %more_2, label %second_look, label %done

second_look:
  %other_place = getelementptr i64, ptr %items, i64 %place_2
  %other = load i64, ptr %other_place
  %is_best = icmp eq i64 %place_2, %best_at
  %is_new = icmp sgt i64 %other, %result
  %larger = select i1 %is_new, i64 %other, i64 %result
  %result_after = select i1 %is_best, i64 %result, i64 %larger
  %place_2_after = add i64 %place_2, 1
  br label %second

done:
  ret i64 %result
}
