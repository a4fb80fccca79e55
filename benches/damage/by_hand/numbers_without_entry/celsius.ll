define double @celsius(double %fahrenheit) {
  %0 = fsub double %fahrenheit, 32.0
  %1 = fmul double %0, 5.0
  %2 = fdiv double %1, 9.0
  ret double %2
}
