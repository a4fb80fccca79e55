; rewrite of uppercase: copies all bytes, then changes letters in the copy
declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %copied = call i64 @text_copy(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %advance ]
  %more = icmp slt i64 %at, %copied
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %place
  %not_below = icmp uge i8 %byte, 97
  %not_above = icmp ule i8 %byte, 122
  %is_small = and i1 %not_below, %not_above
  br i1 %is_small, label %change, label %advance

change:
  %capital = add i8 %byte, -32
  store i8 %capital, ptr %place
  br label %advance

advance:
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %copied
}
