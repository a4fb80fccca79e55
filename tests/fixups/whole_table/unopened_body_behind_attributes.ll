define double @dot_product(double %a, double %b) #0
entry:
  %r = fmul double %a, %b
  ret double %r
}

attributes #0 = { nounwind }
