; rewrite of string_length: skips whole characters, whose first byte says how long they are
define i64 @string_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %skip ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %skip ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %skip, label %done

skip:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  ; One byte, and one more for each threshold that is reached: 0xC0, 0xE0, 0xF0.
  %two = icmp uge i8 %byte, 192
  %three = icmp uge i8 %byte, 224
  %four = icmp uge i8 %byte, 240
  %add_two = zext i1 %two to i64
  %add_three = zext i1 %three to i64
  %add_four = zext i1 %four to i64
  %after_one = add i64 %at, 1
  %after_two = add i64 %after_one, %add_two
  %after_three = add i64 %after_two, %add_three
  %after = add i64 %after_three, %add_four
  %count_after = add i64 %count, 1
  br label %next

done:
  ret i64 %count
}
