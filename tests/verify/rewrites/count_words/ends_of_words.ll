; rewrite of count_words: counts where words end, going backwards
define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  br label %head

head:
  %left = phi i64 [ %text_len, %entry ], [ %at, %body ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %body ]
  %blank_behind = phi i1 [ true, %entry ], [ %blank, %body ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %body

body:
  %at = sub i64 %left, 1
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %wide = zext i8 %byte to i64
  %row = sub i64 %wide, 9
  %in_row = icmp ule i64 %row, 4
  %space = icmp eq i64 %wide, 32
  %blank = or i1 %in_row, %space
  %inked = xor i1 %blank, true
  %ends = and i1 %inked, %blank_behind
  %count_more = add i64 %count, 1
  %count_after = select i1 %ends, i64 %count_more, i64 %count
  br label %head

done:
  ret i64 %count
}
