@hex = private constant [16 x i8] c"0123456789abcdef"

define i64 @hex_byte(i8 zeroext %v, ptr %out, i64 %cap) {
entry:
  %ok = icmp sge i64 %cap, 2
  br i1 %ok, label %write, label %fail

write:
  %hi = lshr i8 %v, 4
  %idx = zext i8 %hi to i64
  %p = getelementptr i8, ptr @hex, i64 %idx
  %c = load i8, ptr %p
  store i8 %c, ptr %out
  %lo = and i8 %v, 15
  %idx = zext i8 %lo to i64
  %p = getelementptr i8, ptr @hex, i64 %idx
  %c = load i8, ptr %p
  %o = getelementptr i8, ptr %out, i64 1
  store i8 %c, ptr %o
  ret i64 2

fail:
  ret i64 -1
}
