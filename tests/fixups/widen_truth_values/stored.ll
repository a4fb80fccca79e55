define void @f(i64 %a, ptr %p) {
  %c = icmp sgt i64 %a, 0
  store i8 %c, ptr %p
  store i32 %c, ptr %p, align 4
  ret void
}
