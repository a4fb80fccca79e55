define void @reverse_items(ptr %items, i64 %count) {
entry:
  %left = alloca i64
  %right = alloca i64
  store i64 0, ptr %left
  %last = sub i64 %count, 1
  store i64 %last, ptr %right
  br label %head

head:
  %l = load i64, ptr %left
  %r = load i64, ptr %right
  %apart = icmp slt i64 %l, %r
  br i1 %apart, label %swap, label %finish

swap:
  %left_slot = getelementptr i64, ptr %items, i64 %l
  %right_slot = getelementptr i64, ptr %items, i64 %r
  %left_value = load i64, ptr %left_slot
  %right_value = load i64, ptr %right_slot
  store i64 %right_value, ptr %left_slot
  store i64 %left_value, ptr %right_slot
  %l_next = add i64 %l, 1
  %r_next = sub i64 %r, 1
  store i64 %l_next, ptr %left
  store i64 %r_next, ptr %right
  br label %head

finish:
  ret void
}
