;; The smaller of two numbers.
;;
;; a: a number
;; b: another
;; result: the one that is not larger
define i64 @minimum(i64 %a, i64 %b) {
  %is_smaller = icmp slt i64 %a, %b
  %smaller = select i1 %is_smaller, i64 %a, i64 %b
  ret i64 %smaller
}
