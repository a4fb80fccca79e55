; wrong find_second_largest: sorts the caller's array to find the number
define i64 @find_second_largest(ptr %items, i64 %items_count) {
entry:
  br label %outer

outer:
  %pass = phi i64 [ 0, %entry ], [ %pass_after, %outer_done ]
  %is_over = icmp uge i64 %pass, %items_count
  br i1 %is_over, label %done, label %inner

inner:
  %at = phi i64 [ 1, %outer ], [ %after, %order ]
  %more = icmp ult i64 %at, %items_count
  br i1 %more, label %order, label %outer_done

order:
  %right_place = getelementptr i64, ptr %items, i64 %at
  %left_place = getelementptr i64, ptr %right_place, i64 -1
  %left = load i64, ptr %left_place
  %right = load i64, ptr %right_place
  %small = call i64 @llvm.smin.i64(i64 %left, i64 %right)
  %large = call i64 @llvm.smax.i64(i64 %left, i64 %right)
  store i64 %small, ptr %left_place
  store i64 %large, ptr %right_place
  %after = add i64 %at, 1
  br label %inner

outer_done:
  %pass_after = add i64 %pass, 1
  br label %outer

done:
  %end = getelementptr i64, ptr %items, i64 %items_count
  %place = getelementptr i64, ptr %end, i64 -2
  %result = load i64, ptr %place
  ret i64 %result
}

declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
