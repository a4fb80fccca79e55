define double @f(double %a, float %b) {
  %1 = add double %a, 1.0
  %2 = mul double %1, %1
  %3 = sub double %2, %a
  %4 = sdiv double %3, 2.0
  %5 = div float %b, %b
  %6 = rem double %4, 3.0
  %7 = mul fast float %5, 2.0
  ret double %6
}
