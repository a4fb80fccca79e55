define void @forever() {
  %0 = add i64 1, 1
  br label %7
}
