define i64 @next(i64 %x) {
  %next = add i64 %x, 1
  ret i64 %next
}

define i64 @after(i64 %x) {
  %next = call i64 next(i64 %x)
  ret i64 next
}
