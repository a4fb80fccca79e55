define i1 @f(double %x, float %y, half %z) {
  %a = fcmp oeq double %x, inf
  %b = fcmp oeq double %x, -inf
  %c = fcmp une float %y, nan
  %d = fcmp olt float %y, INFINITY
  %e = fcmp olt half %z, +Infinity
  %f = fcmp uno double %x, -NaN
  ret i1 %a
}
