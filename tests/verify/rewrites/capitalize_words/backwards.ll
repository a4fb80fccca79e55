; rewrite of capitalize_words: from the last byte, with a look at the one before
define i64 @capitalize_words(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %is_short = icmp ult i64 %capacity, %text_len
  br i1 %is_short, label %too_long, label %head

head:
  %left = phi i64 [ %text_len, %entry ], [ %at, %write ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %body

body:
  %at = sub i64 %left, 1
  %from = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %from
  %is_front = icmp eq i64 %at, 0
  br i1 %is_front, label %word, label %look_before

look_before:
  %before_place = getelementptr i8, ptr %from, i64 -1
  %before = load i8, ptr %before_place
  %before_row = sub i8 %before, 9
  %is_row = icmp ule i8 %before_row, 4
  %is_space = icmp eq i8 %before, 32
  %is_behind_blank = select i1 %is_row, i1 true, i1 %is_space
  br i1 %is_behind_blank, label %word, label %write

word:
  %letter = sub i8 %byte, 97
  %is_small = icmp ule i8 %letter, 25
  %distance = select i1 %is_small, i8 32, i8 0
  %capital = sub i8 %byte, %distance
  br label %write

write:
  %new = phi i8 [ %byte, %look_before ], [ %capital, %word ]
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %new, ptr %to
  br label %head

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
