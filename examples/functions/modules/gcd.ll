;; Euclid's algorithm.
;;
;; a: any number
;; b: any number
;; result: their greatest common divisor; the other number where one is 0
define i64 @gcd(i64 %a, i64 %b) {
entry:
  br label %next

next:
  %large = phi i64 [ %a, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b, %entry ], [ %rest, %divide ]
  %is_done = icmp eq i64 %small, 0
  br i1 %is_done, label %done, label %divide

divide:
  ; Where `large` is the smaller one, this swaps the two.
  %rest = urem i64 %large, %small
  br label %next

done:
  ret i64 %large
}
