define i64 @sum_items(ptr %items, i64 %count) {
entry:
  %s = alloca i64
  %i = alloca i64
  store i64 0, ptr %s
  store i64 0, ptr %i
  br label %loop

loop:
  %iv = load i64, ptr %i
  %c = icmp slt i64 %iv, %count
  br i1 %c, label %body, label %done

body:
  %p = getelementptr i64, ptr %items, i64 %iv
  %v = load i64, ptr %p
  %old = load i64, ptr %s
  %new = add i64 %old, %v
  store %new, ptr %s
  %next = add i64 %iv, 1
  store %next, ptr %i
  br label %loop

done:
  %r = load i64, ptr %s
  ret %r
}
