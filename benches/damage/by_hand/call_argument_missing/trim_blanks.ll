declare i64 @text_copy(ptr, i64, ptr)

define i64 @trim_blanks(ptr %text, i64 %len, ptr %out, i64 %cap) {
entry:
  br label %front

front:
  %s = phi i64 [ 0, %entry ], [ %s1, %front_next ]
  %c = icmp slt i64 %s, %len
  br i1 %c, label %front_look, label %back

front_look:
  %p = getelementptr i8, ptr %text, i64 %s
  %b = load i8, ptr %p
  %blank = icmp eq i8 %b, 32
  br i1 %blank, label %front_next, label %back

front_next:
  %s1 = add i64 %s, 1
  br label %front

back:
  %e = phi i64 [ %len, %front ], [ %len, %front_look ], [ %e1, %back_look ]
  %c2 = icmp sgt i64 %e, %s
  br i1 %c2, label %back_look, label %copy

back_look:
  %e1 = sub i64 %e, 1
  %p2 = getelementptr i8, ptr %text, i64 %e1
  %b2 = load i8, ptr %p2
  %blank2 = icmp eq i8 %b2, 32
  br i1 %blank2, label %back, label %copy

copy:
  %end = phi i64 [ %e, %back ], [ %e, %back_look ]
  %n = sub i64 %end, %s
  %from = getelementptr i8, ptr %text, i64 %s
  %w = call i64 @text_copy(ptr %from, i64 %n, ptr %out)
  ret i64 %w
}
