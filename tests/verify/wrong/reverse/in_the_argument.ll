; wrong reverse: reverses the text itself before it copies it, so the caller's text is changed; and breaks characters
declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %head

head:
  %low = phi i64 [ 0, %entry ], [ %low_after, %swap ]
  %end = phi i64 [ %text_len, %entry ], [ %high, %swap ]
  %high = sub i64 %end, 1
  %more = icmp slt i64 %low, %high
  br i1 %more, label %swap, label %done

swap:
  %low_place = getelementptr i8, ptr %text, i64 %low
  %high_place = getelementptr i8, ptr %text, i64 %high
  %low_byte = load i8, ptr %low_place
  %high_byte = load i8, ptr %high_place
  store i8 %high_byte, ptr %low_place
  store i8 %low_byte, ptr %high_place
  %low_after = add i64 %low, 1
  br label %head

done:
  %written = call i64 @text_copy(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  ret i64 %written
}
