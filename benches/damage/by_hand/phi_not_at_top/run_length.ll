define i64 @run_length(ptr %text, i64 %len, ptr %out, i64 %cap) {
entry:
  br label %outer

outer:
  %i = phi i64 [ 0, %entry ], [ %j, %emit ]
  %end = icmp sge i64 %i, %len
  %o = phi i64 [ 0, %entry ], [ %o2, %emit ]
  br i1 %end, label %done, label %start

start:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  br label %inner

inner:
  %j = phi i64 [ %i, %start ], [ %j1, %same ]
  %n = sub i64 %j, %i
  %full = icmp eq i64 %n, 9
  %over = icmp sge i64 %j, %len
  %stop = or i1 %full, %over
  br i1 %stop, label %room, label %look

look:
  %q = getelementptr i8, ptr %text, i64 %j
  %d = load i8, ptr %q
  %eq = icmp eq i8 %c, %d
  br i1 %eq, label %same, label %room

same:
  %j1 = add i64 %j, 1
  br label %inner

room:
  %o2 = add i64 %o, 2
  %fits = icmp sle i64 %o2, %cap
  br i1 %fits, label %emit, label %fail

emit:
  %n8 = trunc i64 %n to i8
  %digit = add i8 %n8, 48
  %r0 = getelementptr i8, ptr %out, i64 %o
  store i8 %digit, ptr %r0
  %r1 = getelementptr i8, ptr %r0, i64 1
  store i8 %c, ptr %r1
  br label %outer

done:
  ret i64 %o

fail:
  ret i64 -1
}
