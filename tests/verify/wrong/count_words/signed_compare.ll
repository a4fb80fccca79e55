; wrong count_words: compares signed, so bytes beyond ASCII are blanks
define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %look ]
  %is_outside = phi i1 [ true, %entry ], [ %blank, %look ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %blank = call zeroext i1 @is_blank(i8 zeroext %byte)
  %is_word = xor i1 %blank, true
  %begins = and i1 %is_outside, %is_word
  %one = zext i1 %begins to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}

define internal zeroext i1 @is_blank(i8 zeroext %byte) {
  %from_tab = sub i8 %byte, 9
  %is_control = icmp ult i8 %from_tab, 5
  %is_space = icmp eq i8 %byte, 32
  %is_either = icmp sle i8 %byte, 32
  ret i1 %is_either
}
