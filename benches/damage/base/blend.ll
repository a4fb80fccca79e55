define i64 @blend(i64 %red, i64 %green, i64 %blue) {
entry:
  %r = sitofp i64 %red to float
  %g = sitofp i64 %green to float
  %b = sitofp i64 %blue to float
  %r_part = fmul float %r, 0x3FD322D0E0000000
  %g_part = fmul float %g, 0x3FE2C8B440000000
  %b_part = fmul float %b, 0x3FBD2F1AA0000000
  %rg = fadd float %r_part, %g_part
  %grey = fadd float %rg, %b_part
  %is_high = fcmp ogt float %grey, 2.550000e+02
  %limited = select i1 %is_high, float 2.550000e+02, float %grey
  %result = fptosi float %limited to i64
  ret i64 %result
}
