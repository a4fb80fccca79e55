; wrong count_char: counts a letter in either case
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
  %same = icmp eq i8 %byte, %wanted
  %other = xor i8 %wanted, 32
  %is_other = icmp eq i8 %byte, %other
  %lower = or i8 %wanted, 32
  %letter = sub i8 %lower, 97
  %is_letter = icmp ult i8 %letter, 26
  %same_letter = and i1 %is_letter, %is_other
  %is_wanted = or i1 %same, %same_letter
  %one = zext i1 %is_wanted to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
