define i64 @blend(i64 %red, i64 %green, i64 %blue) {
entry:
  %r = sitofp i64 %red to float
  %g = sitofp i64 %green to float
  %b = sitofp i64 %blue to float
  %rw = fmul float %r, 2.990000e-01
  %gw = fmul float %g, 5.870000e-01
  %bw = fmul float %b, 1.140000e-01
  %s1 = fadd float %rw, %gw
  %s2 = fadd float %s1, %bw
  %i = fptosi float %s2 to i64
  ret i64 %i
}
