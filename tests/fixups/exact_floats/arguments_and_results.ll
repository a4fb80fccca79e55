declare double @pow(double, double)
declare void @show(float noundef, i32)

define float @f(i1 %c) {
entry:
  %a = call double @pow(double 2, double 0.5)
  call void @show(float noundef 0.1, i32 3)
  br i1 %c, label %then, label %join

then:
  br label %join

join:
  %r = phi float [ 0.1, %entry ], [ 1, %then ]
  %s = fadd float %r, 0.0
  ret float %s
}
