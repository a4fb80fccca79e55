define internal double @half(double %x) {
  ret double %x
}

define internal float @single(float %x) {
  ret float %x
}

define double @f(float %x) {
  %a = call double @half(float %x)
  %b = call double @half(float 1.5)
  %c = call double @single(float %x)
  %d = fadd double %a, %c
  ret double %d
}
