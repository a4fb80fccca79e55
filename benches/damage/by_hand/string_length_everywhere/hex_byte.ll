@hex = private constant [17 x i8] c"0123456789abcdef"

define i64 @hex_byte(i8 zeroext %v, ptr %out, i64 %cap) {
entry:
  %room = icmp ult i64 %cap, 2
  br i1 %room, label %fail, label %ok

ok:
  %hi = lshr i8 %v, 4
  %lo = and i8 %v, 15
  %hi64 = zext i8 %hi to i64
  %lo64 = zext i8 %lo to i64
  %hp = getelementptr [17 x i8], ptr @hex, i64 0, i64 %hi64
  %lp = getelementptr [17 x i8], ptr @hex, i64 0, i64 %lo64
  %h = load i8, ptr %hp
  %l = load i8, ptr %lp
  store i8 %h, ptr %out
  %o1 = getelementptr i8, ptr %out, i64 1
  store i8 %l, ptr %o1
  ret i64 2

fail:
  ret i64 -1
}
