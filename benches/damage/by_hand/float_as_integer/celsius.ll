define double @celsius(double %fahrenheit) {
entry:
  %a = fsub double %fahrenheit, 32
  %b = fmul double %a, 5
  %c = fdiv double %b, 9
  ret double %c
}
