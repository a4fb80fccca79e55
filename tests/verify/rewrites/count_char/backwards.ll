; rewrite of count_char: from the last byte to the first
define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  br label %head

head:
  %left = phi i64 [ %text_len, %entry ], [ %at, %other ], [ %at, %same ]
  %count = phi i64 [ 0, %entry ], [ %count, %other ], [ %count_more, %same ]
  %more = icmp ne i64 %left, 0
  br i1 %more, label %look, label %done

look:
  %at = sub i64 %left, 1
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %difference = xor i8 %byte, %wanted
  %is_other = icmp ne i8 %difference, 0
  br i1 %is_other, label %other, label %same

other:
  br label %head

same:
  %count_more = add i64 %count, 1
  br label %head

done:
  ret i64 %count
}
