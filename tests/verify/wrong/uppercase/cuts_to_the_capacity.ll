; wrong uppercase: cuts the text where it does not fit
define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  %length = select i1 %fits, i64 %text_len, i64 %capacity
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ]
  %more = icmp ult i64 %at, %length
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %letter = sub i8 %byte, 97
  %is_small = icmp ult i8 %letter, 26
  %capital = sub i8 %byte, 32
  %new = select i1 %is_small, i8 %capital, i8 %byte
  store i8 %new, ptr %to
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %length
}
