; wrong count_char: counts in a byte, which begins again after 255
define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
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
  %is_wanted = icmp eq i8 %byte, %wanted
  %one = zext i1 %is_wanted to i64
  %count_more = add i64 %count, %one
  %count_after = and i64 %count_more, 255
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
