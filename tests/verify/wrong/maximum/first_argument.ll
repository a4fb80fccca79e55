; wrong maximum: gives the first number back
define i64 @maximum(i64 %a, i64 %b) {
  %is_larger = icmp sgt i64 %a, %b
  %larger = select i1 %is_larger, i64 %a, i64 %a
  ret i64 %larger
}
