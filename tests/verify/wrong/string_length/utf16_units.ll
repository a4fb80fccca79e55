; wrong string_length: counts a character of four bytes twice, as UTF-16 does
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
  %begins = icmp sge i8 %byte, -64
  %one = zext i1 %begins to i64
  %is_long = icmp uge i8 %byte, 240
  %extra = zext i1 %is_long to i64
  %count_more = add i64 %count, %one
  %count_after = add i64 %count_more, %extra
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
