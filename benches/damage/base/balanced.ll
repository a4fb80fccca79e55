define zeroext i1 @balanced(ptr %text, i64 %text_len) {
entry:
  %depth_slot = alloca i64
  %i_slot = alloca i64
  store i64 0, ptr %depth_slot
  store i64 0, ptr %i_slot
  br label %loop

loop:
  %i = load i64, ptr %i_slot
  %depth = load i64, ptr %depth_slot
  %more = icmp slt i64 %i, %text_len
  br i1 %more, label %step, label %end

step:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %i_next = add i64 %i, 1
  store i64 %i_next, ptr %i_slot
  switch i8 %c, label %loop [
    i8 40, label %open
    i8 41, label %close
  ]

open:
  %deeper = add i64 %depth, 1
  store i64 %deeper, ptr %depth_slot
  br label %loop

close:
  %is_outside = icmp eq i64 %depth, 0
  br i1 %is_outside, label %bad, label %leave

leave:
  %higher = sub i64 %depth, 1
  store i64 %higher, ptr %depth_slot
  br label %loop

end:
  %is_balanced = icmp eq i64 %depth, 0
  ret i1 %is_balanced

bad:
  ret i1 false
}
