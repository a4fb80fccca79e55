define static inline i64 @f(i64 %a) pure, nounwind {
  ret i64 %a
}

define inline i64 @g(i64 %a) #0 {
  ret i64 %a
}

attributes #0 = { nounwind }
