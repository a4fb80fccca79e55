define i64 @blend(i64 %0, i64 %1, i64 %2) {
  %4 = sitofp i64 %0 to float
  %5 = sitofp i64 %1 to float
  %6 = sitofp i64 %2 to float
  %7 = fmul float %4, 0.299
  %8 = fmul float %5, 0.587
  %9 = fmul float %6, 0.114
  %10 = fadd float %7, %8
  %11 = fadd float %10, %9
  %12 = fcmp ogt float %11, 255.0
  br i1 %12, label %14, label %15

14:
  ret i64 255

15:
  %13 = fptosi float %11 to i64
  ret i64 %13
}
