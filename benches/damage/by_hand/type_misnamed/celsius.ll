define f64 @celsius(f64 %fahrenheit) {
entry:
  %a = fsub f64 %fahrenheit, 32.0
  %b = fmul f64 %a, 5.0
  %c = fdiv f64 %b, 9.0
  ret f64 %c
}
