;; Finds the root bit by bit, as one does on paper with digits.
;;
;; n: any number
;; result: the largest number whose square is at most `n`
define i64 @integer_square_root(i64 %n) {
entry:
  br label %next

next:
  ; `place` is the square of the bit that is tried, and goes from the highest power of 4 to 1. What has been found so far is kept
  ; doubled and shifted, so that `root + place` is what the rest must hold for the bit to be set.
  %place = phi i64 [ 4611686018427387904, %entry ], [ %place_after, %choose ]
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
