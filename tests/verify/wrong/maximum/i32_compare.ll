; wrong maximum: compares the lower 32 bits
define i64 @maximum(i64 %a, i64 %b) {
  %a_cut = trunc i64 %a to i32
  %b_cut = trunc i64 %b to i32
  %is_larger = icmp sgt i32 %a_cut, %b_cut
  %larger = select i1 %is_larger, i64 %a, i64 %b
  ret i64 %larger
}
