; wrong string_length: counts bytes
define i64 @string_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %look ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %count_after = add i64 %count, 1
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
