define internal i8 @shift_letter(i8 %c, i8 %by) {
entry:
  %o = sub i8 %c, 97
  %l = icmp ult i8 %o, 26
  br i1 %l, label %turn, label %stay

turn:
  %w = zext i8 %o to i64
  %s = zext i8 %by to i64
  %t = add i64 %w, %s
  %m = urem i64 %t, 26
  %n = trunc i64 %m to i8
  %r = add i8 %n, 97
  ret i8 %r

stay:
  ret i8 %c
}

define i64 @caesar(ptr %text, i64 %len, i8 zeroext %by, ptr %out, i64 %cap) {
entry:
  %fits = icmp ule i64 %len, %cap
  br i1 %fits, label %loop, label %fail

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %bo