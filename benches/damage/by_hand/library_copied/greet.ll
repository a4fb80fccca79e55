@h = private constant [7 x i8] c"Hello, "

define ptr @memcpy(ptr %dst, ptr %src, i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %c = icmp ult i64 %i, %n
  br i1 %c, label %body, label %done

body:
  %s = getelementptr i8, ptr %src, i64 %i
  %d = getelementptr i8, ptr %dst, i64 %i
  %b = load i8, ptr %s
  store i8 %b, ptr %d
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret ptr %dst
}

define i64 @greet(ptr %name, i64 %len, ptr %out, i64 %cap) {
entry:
  %total = add i64 %len, 8
  %bad = icmp ugt i64 %total, %cap
  br i1 %bad, label %fail, label %ok

ok:
  %a = call ptr @memcpy(ptr %out, ptr @h, i64 7)
  %p = getelementptr i8, ptr %out, i64 7
  %b = call ptr @memcpy(ptr %p, ptr %name, i64 %len)
  %q = getelementptr i8, ptr %p, i64 %len
  store i8 33, ptr %q
  ret i64 %total

fail:
  ret i64 -1
}
