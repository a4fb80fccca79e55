; rewrite of integer_square_root: sets bits from the highest, and squares the whole root each time
define i64 @integer_square_root(i64 %n) {
entry:
  br label %next

next:
  %bit = phi i64 [ 2147483648, %entry ], [ %lower, %next ]
  %root = phi i64 [ 0, %entry ], [ %root_after, %next ]
  %tried = or i64 %root, %bit
  %square = mul i64 %tried, %tried
  %fits = icmp uge i64 %n, %square
  %root_after = select i1 %fits, i64 %tried, i64 %root
  %lower = lshr i64 %bit, 1
  %is_last = icmp eq i64 %lower, 0
  br i1 %is_last, label %done, label %next

done:
  ret i64 %root_after
}
