define double @celsius(double %fahrenheit) {
entry:
  %shifted = fsub double %fahrenheit, 3.200000e+01
  %scaled = fmul double %shifted, 5.0
  %result = fdiv double %scaled, 9.0
  ret double %result
}
