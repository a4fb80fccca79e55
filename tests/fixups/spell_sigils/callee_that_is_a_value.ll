define i64 @apply(ptr %operation, i64 %x) {
  %r = call i64 operation(i64 x)
  ret i64 %r
}
