@a = constant [3 x float] [float 5.000000e-01, float 0x3FB99999A0000000, float -0.0]

define double @f(double %x, float %y, half %z, bfloat %w) {
  %a = fadd double %x, 0.1
  %b = fadd double %a, +1.5E+3
  %c = fadd double %b, 0x10
  %d = fadd float %y, 0x7FF0000000000000
  %e = fadd float %d, 0x36A0000000000000
  %f = fadd half %z, 0xH3C00
  %g = fadd bfloat %w, 0xR3F80
  %h = fadd half %f, 0x3FB9980000000000
  %i = fadd float %e, undef
  %j = fadd double %c, 1.0e999
  %k = fsub float zeroinitializer, poison
  %l = sitofp i64 1 to float
  ret double %j
}
