declare void @memmove(ptr, ptr, i32)

define i64 @trim_blanks(ptr %text, i64 %len, ptr %out, i64 %cap) {
entry:
  br label %left

left:
  %s = phi i64 [ 0, %entry ], [ %s1, %skip ]
  %inside = icmp ult i64 %s, %len
  br i1 %inside, label %peek, label %right

peek:
  %sp = getelementptr i8, ptr %text, i64 %s
  %sc = load i8, ptr %sp
  %sb = icmp eq i8 %sc, 32
  br i1 %sb, label %skip, label %right

skip:
  %s1 = add i64 %s, 1
  br label %left

right:
  %e = phi i64 [ %len, %left ], [ %len, %peek ], [ %e1, %drop ]
  %left_over = icmp ugt i64 %e, %s
  br i1 %left_over, label %peek_end, label %copy

peek_end:
  %e1 = sub i64 %e, 1
  %ep = getelementptr i8, ptr %text, i64 %e1
  %ec = load i8, ptr %ep
  %eb = icmp eq i8 %ec, 32
  br i1 %eb, label %drop, label %copy

drop:
  br label %right

copy:
  %n = sub i64 %e, %s
  %fits = icmp ule i64 %n, %cap
  br i1 %fits, label %go, label %no

go:
  %from = getelementptr i8, ptr %text, i64 %s
  %r = call ptr @memmove(ptr %out, ptr %from, i64 %n)
  ret i64 %n

no:
  ret i64 -1
}
