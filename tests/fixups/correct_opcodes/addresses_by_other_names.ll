define i64 @f(ptr %p) {
  %q = gep i8, ptr %p, i64 1
  %r = getelemptr inbounds [4 x i8], ptr %q, i64 0, i64 2
  %n = ptr2int ptr %r to i64
  ret i64 %n
}
