define i64 @f(i64 %a) {
  %1 = fadd i64 %a, 1
  %2 = fmul i64 %1, %1
  %3 = imul i64 %2, 3
  %4 = idiv i64 %3, 2
  %5 = lsl i64 %4, 2
  %6 = lsr i64 %5, 1
  %7 = sar i64 %6, 1
  %8 = umod i64 %7, 3
  ret i64 %8
}
