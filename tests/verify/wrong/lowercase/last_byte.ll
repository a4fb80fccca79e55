; wrong lowercase: copies the last byte as it is
define i64 @lowercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %letter = sub i8 %byte, 65
  %is_letter = icmp ult i8 %letter, 26
  %last = sub i64 %text_len, 1
  %is_before = icmp ult i64 %at, %last
  %is_capital = and i1 %is_letter, %is_before
  %small = add i8 %byte, 32
  %new = select i1 %is_capital, i8 %small, i8 %byte
  store i8 %new, ptr %to
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
