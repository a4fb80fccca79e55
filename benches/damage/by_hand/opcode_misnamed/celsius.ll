define double @celsius(double %f) {
entry:
  %shifted = sub double %f, 32.0
  %ratio = mul double %shifted, 5.0
  %c = fdiv double %ratio, 9.0
  ret double %c
}
