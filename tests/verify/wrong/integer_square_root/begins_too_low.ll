; wrong integer_square_root: begins with a bit that is too low for numbers from 2 to the 62 on
define i64 @integer_square_root(i64 %n) {
entry:
  br label %next

next:
  %place = phi i64 [ 1152921504606846976, %entry ], [ %place_after, %choose ]
  %rest = phi i64 [ %n, %entry ], [ %rest_after, %choose ]
  %root = phi i64 [ 0, %entry ], [ %root_after, %choose ]
  %is_done = icmp eq i64 %place, 0
  br i1 %is_done, label %done, label %choose

choose:
  %needed = add i64 %root, %place
  %fits = icmp uge i64 %rest, %needed
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
