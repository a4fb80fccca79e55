;; Walks along the sequence with a pair of neighbours.
;;
;; n: at most 93; a later number does not fit 64 bits
;; result: the number at `n`, where 0 stands at 0 and 1 at 1
define i64 @fibonacci(i64 %n) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_after, %step ]
  %this = phi i64 [ 0, %entry ], [ %following, %step ]
  ; At the last step this is a number later than asked for, and may wrap; it is not used.
  %following = phi i64 [ 1, %entry ], [ %sum, %step ]
  %more = icmp ult i64 %index, %n
  br i1 %more, label %step, label %done

step:
  %sum = add i64 %this, %following
  %index_after = add i64 %index, 1
  br label %next

done:
  ret i64 %this
}
