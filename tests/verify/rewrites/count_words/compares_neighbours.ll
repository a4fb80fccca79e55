; rewrite of count_words: reads each byte with the one before it
define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %none, label %first

none:
  ret i64 0

first:
  %first_ink = call i64 @ink(ptr %text, i64 0)
  br label %head

head:
  %at = phi i64 [ 1, %first ], [ %after, %body ]
  %count = phi i64 [ %first_ink, %first ], [ %count_after, %body ]
  %is_done = icmp uge i64 %at, %text_len
  br i1 %is_done, label %done, label %body

body:
  %before = sub i64 %at, 1
  %ink_before = call i64 @ink(ptr %text, i64 %before)
  %ink_here = call i64 @ink(ptr %text, i64 %at)
  %begins = icmp ugt i64 %ink_here, %ink_before
  %one = zext i1 %begins to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %head

done:
  ret i64 %count
}

; 1 for a byte that is no blank, 0 for a blank.
define internal i64 @ink(ptr %text, i64 %at) {
entry:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  switch i8 %byte, label %word [
    i8 32, label %blank
    i8 13, label %blank
    i8 12, label %blank
    i8 11, label %blank
    i8 10, label %blank
    i8 9, label %blank
  ]

word:
  ret i64 1

blank:
  ret i64 0
}
