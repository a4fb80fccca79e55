; rewrite of find_second_largest: keeps the two largest with minimum and maximum alone
define i64 @find_second_largest(ptr %items, i64 %items_count) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %largest = phi i64 [ -9223372036854775808, %entry ], [ %largest_after, %look ]
  %second = phi i64 [ -9223372036854775808, %entry ], [ %second_after, %look ]
  %more = icmp ult i64 %at, %items_count
  br i1 %more, label %look, label %done

look:
  %place = getelementptr inbounds i64, ptr %items, i64 %at
  %item = load i64, ptr %place
  %loser = call i64 @llvm.smin.i64(i64 %item, i64 %largest)
  %second_after = call i64 @llvm.smax.i64(i64 %second, i64 %loser)
  %largest_after = call i64 @llvm.smax.i64(i64 %item, i64 %largest)
  %after = add nuw i64 %at, 1
  br label %next

done:
  ret i64 %second
}

declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
