; wrong bubble_sort: compares the lower 32 bits
define void @bubble_sort(ptr %items, i64 %items_count) {
entry:
  br label %pass

pass:
  %end = phi i64 [ %items_count, %entry ], [ %last_swap, %pass_done ]
  %is_unsorted = icmp ugt i64 %end, 1
  br i1 %is_unsorted, label %next, label %done

next:
  %at = phi i64 [ 1, %pass ], [ %after, %advance ]
  %last_swap = phi i64 [ 0, %pass ], [ %last_swap_after, %advance ]
  %more = icmp ult i64 %at, %end
  br i1 %more, label %compare, label %pass_done

compare:
  %before = sub i64 %at, 1
  %left_place = getelementptr i64, ptr %items, i64 %before
  %right_place = getelementptr i64, ptr %items, i64 %at
  %left = load i64, ptr %left_place
  %right = load i64, ptr %right_place
  %left_cut = trunc i64 %left to i32
  %right_cut = trunc i64 %right to i32
  %is_wrong = icmp sgt i32 %left_cut, %right_cut
  br i1 %is_wrong, label %swap, label %advance

swap:
  store i64 %right, ptr %left_place
  store i64 %left, ptr %right_place
  br label %advance

advance:
  %last_swap_after = phi i64 [ %last_swap, %compare ], [ %at, %swap ]
  %after = add i64 %at, 1
  br label %next

pass_done:
  br label %pass

done:
  ret void
}
