define i64 @f(ptr %buffer) {
entry: %r = call i64 (i64, ...)
    @syscall(i64 1, ; write
             i64 1, ptr %buffer,
             i64 5)
  ret i64 %r
}
