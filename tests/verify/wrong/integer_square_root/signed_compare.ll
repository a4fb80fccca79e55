; wrong integer_square_root: compares signed, so numbers from 2 to the 63 on have the root 0
define i64 @integer_square_root(i64 %n) {
entry:
  br label %next

next:
  %place = phi i64 [ 4611686018427387904, %entry ], [ %place_after, %choose ]
  %rest = phi i64 [ %n, %entry ], [ %rest_after, %choose ]
  %root = phi i64 [ 0, %entry ], [ %root_after, %choose ]
  %is_done = icmp eq i64 %place, 0
  br i1 %is_done, label %done, label %choose

choose:
  %needed = add i64 %root, %place
  %fits = icmp sge i64 %rest, %needed
  %rest_less = sub i64 %rest, %needed
  %rest_after = select i1 %fits, i64 %rest_less, i64 %rest
  %root_half = lshr i64 %root, 1
  %root_more = add i64 %root_half, %place
  %root_after = select i1 %fits, i64 %root_more, i64 %root_half
  %place_after = lshr i64 %place, 2
  br label %next

done:
  ret i64 %root
}
