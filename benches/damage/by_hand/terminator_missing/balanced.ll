define zeroext i1 @balanced(ptr %text, i64 %text_len) {
entry:
loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %next ]
  %d = phi i64 [ 0, %entry ], [ %d1, %next ]
  %end = icmp eq i64 %i, %text_len
  br i1 %end, label %finish, label %body
body:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %isopen = icmp eq i8 %c, 40
  %isclose = icmp eq i8 %c, 41
  %o = zext i1 %isopen to i64
  %k = zext i1 %isclose to i64
  %t = add i64 %d, %o
  %d1 = sub i64 %t, %k
  %neg = icmp slt i64 %d1, 0
  br i1 %neg, label %fail, label %next
next:
  %i1 = add i64 %i, 1
  br label %loop
finish:
  %ok = icmp eq i64 %d, 0
  ret i1 %ok
fail:
  ret i1 0
}
