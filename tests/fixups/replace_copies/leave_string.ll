declare i64 @puts(ptr)

define void @f() {
  %text = c"hello\00"
  %r = call i64 @puts(ptr %text)
  ret void
}
