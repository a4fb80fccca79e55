; wrong count_char: compares a byte with its sign to a number without, so bytes from 128 on are never found
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
  %byte_wide = sext i8 %byte to i32
  %wanted_wide = zext i8 %wanted to i32
  %is_wanted = icmp eq i32 %byte_wide, %wanted_wide
  %one = zext i1 %is_wanted to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
