; wrong string_length: looks at the byte behind the text before it knows that the text has ended
define i64 @string_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %count_it ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %count_it ]
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load volatile i8, ptr %place
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %count_it, label %done

count_it:
  %begins = icmp sge i8 %byte, -64
  %one = zext i1 %begins to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
