@mask = constant i64 0xFFFFFFFFFFFFFFFF
@words = constant [2 x i32] [i32 0x10, i32 0xdead]

declare i64 @write(i32, ptr, i64)

define i64 @f(i64 %a, ptr %p) {
  %b = and i64 %a, 0xFF
  %c = xor i64 0x8000000000000000, %b
  %d = icmp eq i64 %c, -0x10
  %q = getelementptr i8, ptr %p, i64 0x20
  store i32 0X7F, ptr %q
  %r = call i64 @write(i32 0x1, ptr %p, i64 0x10)
  ret i64 0x0
}
