declare ptr @memcpy(ptr, ptr, i64)

define i64 @repeat_text(ptr %text, i64 %text_len, i64 %times, ptr %out, i64 %capacity) {
entry:
  %needed = mul i64 %text_len, %times
  %fits = icmp ule i64 %needed, %capacity
  br i1 %fits, label %loop, label %fail

loop:
  %round = phi i64 [ 0, %entry ], [ %round_next, %append ]
  %is_more = icmp slt i64 %round, %times
  br i1 %is_more, label %append, label %finish

append:
  %offset = mul i64 %round, %text_len
  %target = getelementptr i8, ptr %out, i64 %offset
  %copied = call ptr @memcpy(ptr %target, ptr %text, i64 %text_len)
  %round_next = add i64 %round, 1
  br label %loop

finish:
  ret i64 %needed

fail:
  ret i64 -1
}
