define i64 @f() #0 {
  ret i64 0
}

attributes #0 = { nounwind memory(everything) }
