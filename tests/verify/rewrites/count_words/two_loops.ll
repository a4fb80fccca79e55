; rewrite of count_words: one loop skips blanks, one skips a word
@blanks = internal constant [33 x i8] c"\00\00\00\00\00\00\00\00\00\01\01\01\01\01\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\01"

define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  br label %skip_blanks

skip_blanks:
  %at = phi i64 [ 0, %entry ], [ %after_blank, %blank ], [ %word_at, %word_done ]
  %count = phi i64 [ 0, %entry ], [ %count, %blank ], [ %count_after, %word_done ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %is_blank = call i1 @blank_at(ptr %text, i64 %at)
  br i1 %is_blank, label %blank, label %word

blank:
  %after_blank = add i64 %at, 1
  br label %skip_blanks

word:
  %count_after = add i64 %count, 1
  br label %skip_word

skip_word:
  %word_at = phi i64 [ %at, %word ], [ %word_after, %word_look ]
  %word_more = icmp ult i64 %word_at, %text_len
  br i1 %word_more, label %word_look, label %word_done

word_look:
  %word_after = add i64 %word_at, 1
  %word_blank = call i1 @blank_at(ptr %text, i64 %word_at)
  br i1 %word_blank, label %word_done, label %skip_word

word_done:
  br label %skip_blanks

done:
  ret i64 %count
}

define internal i1 @blank_at(ptr %text, i64 %at) {
entry:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %is_low = icmp ule i8 %byte, 32
  br i1 %is_low, label %look_up, label %no

look_up:
  %index = zext i8 %byte to i64
  %entry_place = getelementptr [33 x i8], ptr @blanks, i64 0, i64 %index
  %flag = load i8, ptr %entry_place
  %is_blank = icmp ne i8 %flag, 0
  ret i1 %is_blank

no:
  ret i1 false
}
