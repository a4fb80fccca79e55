; wrong capitalize_words: a word begins behind a hyphen too
define i64 @capitalize_words(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ]
  %begins = phi i1 [ true, %entry ], [ %blank, %change ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %letter = sub i8 %byte, 97
  %is_small = icmp ult i8 %letter, 26
  %is_first_letter = and i1 %begins, %is_small
  %capital = sub i8 %byte, 32
  %new = select i1 %is_first_letter, i8 %capital, i8 %byte
  store i8 %new, ptr %to
  %blank = call zeroext i1 @is_blank(i8 zeroext %byte)
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}

define internal zeroext i1 @is_blank(i8 zeroext %byte) {
  %from_tab = sub i8 %byte, 9
  %is_control = icmp ult i8 %from_tab, 5
  %is_space = icmp eq i8 %byte, 32
  %is_blank = or i1 %is_control, %is_space
  %is_hyphen = icmp eq i8 %byte, 45
  %is_either = or i1 %is_blank, %is_hyphen
  ret i1 %is_either
}
