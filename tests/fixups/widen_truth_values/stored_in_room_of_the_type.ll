define i32 @f(i64 %a) {
  %room = alloca i32, align 4
  %c = icmp slt i64 %a, 3
  store i32 %c, ptr %room, align 4
  %r = load i32, ptr %room, align 4
  ret i32 %r
}
