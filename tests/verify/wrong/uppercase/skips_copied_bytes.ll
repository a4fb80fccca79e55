; wrong uppercase: writes letters only, and leaves the rest of the buffer as it was
define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ], [ %after, %write ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %letter = sub i8 %byte, 97
  %is_small = icmp ult i8 %letter, 26
  %capital = sub i8 %byte, 32
  %new = select i1 %is_small, i8 %capital, i8 %byte
  %after = add i64 %at, 1
  br i1 %is_small, label %write, label %next

write:
  store i8 %new, ptr %to
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
