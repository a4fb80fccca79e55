define <4 x float> @f(<4 x float> %v, ptr %p) {
  %a = fmul <4 x float> %v, <float 0.1, float 0.2, float 1, float 1.0>
  store { float, double } { float 0.1, double 1 }, ptr %p
  %b = insertelement <4 x float> %a, float 0.7, i64 0
  %c = fadd <4 x float> %b, splat (float 0.9)
  ret <4 x float> %c
}
