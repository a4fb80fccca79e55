declare i8 @rot(i8, i8)

define i64 @caesar(ptr %text, i64 %len, i8 zeroext %by, ptr %out, i64 %cap) {
entry:
  %bad = icmp ugt i64 %len, %cap
  br i1 %bad, label %fail, label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %go = icmp ult i64 %i, %len
  br i1 %go, label %body, label %done

body:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %r = call i8 @rot(i8 %c, i8 %by)
  %q = getelementptr i8, ptr %out, i64 %i
  store i8 %r, ptr %q
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %len

fail:
  ret i64 -1
}

define internal i8 @rot(i8 %c, i8 %by) {
entry:
  %o = sub i8 %c, 97
  %is = icmp ult i8 %o, 26
  %o32 = zext i8 %o to i32
  %by32 = zext i8 %by to i32
  %t = add i32 %o32, %by32
  %m = urem i32 %t, 26
  %m8 = trunc i32 %m to i8
  %n = add i8 %m8, 97
  %r = select i1 %is, i8 %n, i8 %c
  ret i8 %r
}
