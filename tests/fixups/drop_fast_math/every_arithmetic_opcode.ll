define double @f(double %x, double %y, i1 %c) {
entry:
  %a = fadd fast double %x, %y
  %b = fsub nnan double %a, %y
  %c2 = fmul ninf double %b, %y
  %d = fdiv arcp double %c2, %y
  %e = frem nsz double %d, %y
  %s = fneg afn double %e
  ret double %s
}
