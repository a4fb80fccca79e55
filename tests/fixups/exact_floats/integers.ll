define double @f(double %x, float %y) {
entry:
  %a = fadd double %x, 1
  %b = fmul double -3, %a
  %c = fcmp ogt double %b, 0
  %d = select i1 %c, double 100, double %b
  store float 16777217, ptr @cell
  %e = fmul float %y, 2
  ret double %d
}

@cell = global float 1
