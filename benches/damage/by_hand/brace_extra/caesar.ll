define internal i8 @shift(i8 %c, i8 %by) {
entry:
  %ge = icmp uge i8 %c, 97
  %le = icmp ule i8 %c, 122
  %letter = and i1 %ge, %le
  br i1 %letter, label %yes, label %no

yes:
  %o = sub i8 %c, 97
  %w = zext i8 %o to i32
  %b = zext i8 %by to i32
  %s = add i32 %w, %b
  %m = urem i32 %s, 26
  %t = trunc i32 %m to i8
  %r = add i8 %t, 97
  ret i8 %r

no:
  ret i8 %c
}
}

define i64 @caesar(ptr %text, i64 %len, i8 zeroext %by, ptr %out, i64 %cap) {
entry:
  %fits = icmp ule i64 %len, %cap
  br i1 %fits, label %loop, label %fail

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %go = icmp ult i64 %i, %len
  br i1 %go, label %body, label %done

body:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %s = call i8 @shift(i8 %c, i8 %by)
  %q = getelementptr i8, ptr %out, i64 %i
  store i8 %s, ptr %q
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %len

fail:
  ret i64 -1
}
