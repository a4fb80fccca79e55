;; The larger of two numbers.
;;
;; a: a number
;; b: another
;; result: the one that is not smaller
define i64 @maximum(i64 %a, i64 %b) {
  %is_larger = icmp sgt i64 %a, %b
  %larger = select i1 %is_larger, i64 %a, i64 %b
  ret i64 %larger
}
