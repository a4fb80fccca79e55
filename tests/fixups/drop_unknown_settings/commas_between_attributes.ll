define i64 @f() nounwind, willreturn {
  ret i64 0
}

attributes #0 = { noinline, nounwind, "no-trapping-math"="true" }
