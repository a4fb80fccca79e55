@hex = private constant [16 x i8] c"0123456789abcdef"

define i64 @hex_byte(i8 zeroext %v, i8* %out, i64 %cap) {
entry:
  %ok = icmp sge i64 %cap, 2
  br i1 %ok, label %write, label %fail

write:
  %w = zext i8 %v to i64
  %hi = lshr i64 %w, 4
  %lo = and i64 %w, 15
  %hp = getelementptr inbounds [16 x i8]* @hex, i64 0, i64 %hi
  %lp = getelementptr inbounds [16 x i8]* @hex, i64 0, i64 %lo
  %h = load i8* %hp
  %l = load i8* %lp
  store i8 %h, i8* %out
  %o = getelementptr inbounds i8* %out, i64 1
  store i8 %l, i8* %o
  ret i64 2

fail:
  ret i64 -1
}
