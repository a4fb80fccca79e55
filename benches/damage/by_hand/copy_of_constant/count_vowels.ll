define i64 @count_vowels(ptr %text, i64 %len) {
entry:
  %n = i64 0
  %i.ptr = alloca i64
  %n.ptr = alloca i64
  store i64 %n, ptr %i.ptr
  store i64 %n, ptr %n.ptr
  br label %loop

loop:
  %i = load i64, ptr %i.ptr
  %c = icmp slt i64 %i, %len
  br i1 %c, label %body, label %done

body:
  %p = getelementptr i8, ptr %text, i64 %i
  %ch = load i8, ptr %p
  %lower = or i8 %ch, 32
  %a = icmp eq i8 %lower, 97
  %e = icmp eq i8 %lower, 101
  %i2 = icmp eq i8 %lower, 105
  %o = icmp eq i8 %lower, 111
  %u = icmp eq i8 %lower, 117
  %t1 = or i1 %a, %e
  %t2 = or i1 %i2, %o
  %t3 = or i1 %t1, %t2
  %v = or i1 %t3, %u
  %z = zext i1 %v to i64
  %old = load i64, ptr %n.ptr
  %new = add i64 %old, %z
  store i64 %new, ptr %n.ptr
  %next = add i64 %i, 1
  store i64 %next, ptr %i.ptr
  br label %loop

done:
  %r = load i64, ptr %n.ptr
  ret i64 %r
}
