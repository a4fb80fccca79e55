define double @celsius(double %f) {
entry:
  %scaled = fmul double (fsub double %f, 32.0), 5.0
  %result = fdiv double %scaled, 9.0
  ret double %result
}
