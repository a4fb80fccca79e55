define i64 @f(ptr %p, i64 %node) {
  %byte = load byte, ptr %p
  %int = getelementptr int, ptr %p, i64 1
  %bool = alloca bool
  store byte %byte, ptr %bool
  %wide = load node, ptr %int
  ret i64 %wide
}
