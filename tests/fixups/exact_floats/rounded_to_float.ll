define float @area(float %r) {
  %square = fmul float %r, %r
  %area = fmul float 3.14159265358979, %square
  %scaled = fdiv float %area, 0.1
  %negative = fsub float -2.7, %scaled
  %exact = fadd float %negative, 0.5
  ret float %exact
}
