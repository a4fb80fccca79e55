; wrong maximum: compares floats, which takes distant neighbours for equal
define i64 @maximum(i64 %a, i64 %b) {
  %a_float = sitofp i64 %a to double
  %b_float = sitofp i64 %b to double
  %is_larger = fcmp ogt double %a_float, %b_float
  %larger = select i1 %is_larger, i64 %a, i64 %b
  ret i64 %larger
}
