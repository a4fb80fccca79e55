@hex = private constant [16 x i8] c"0123456789abcdef"

define i64 @hex_byte(i8 zeroext %v, ptr %out, i64 %cap) {
entry:
  %room = icmp ult i64 %cap, 2
  br i1 %room, label %fail, label %ok

ok:
  %wide = zext i8 %v to i64
  %hi = udiv i64 %wide, 16
  %lo = urem i64 %wide, 16
  %hp = getelementptr inbounds [17 x i8], ptr @hex, i64 0, i64 %hi
  %h = load i8, ptr %hp
  %lp = getelementptr inbounds [16 x i8], ptr @hex, i64 0, i64 %lo
  %l = load i8, ptr %lp
  store i8 %h, ptr %out
  %o1 = getelementptr i8, ptr %out, i64 1
  store i8 %l, ptr %o1
  ret i64 2

fail:
  ret i64 -1
}
