; rewrite of string_length: adds up the lengths of two halves
define i64 @string_length(ptr %text, i64 %text_len) {
entry:
  switch i64 %text_len, label %split [
    i64 0, label %empty
    i64 1, label %single
  ]

empty:
  ret i64 0

single:
  %byte = load i8, ptr %text
  %begins = icmp sgt i8 %byte, -65
  %one = zext i1 %begins to i64
  ret i64 %one

split:
  %left_len = udiv i64 %text_len, 2
  %right_len = sub i64 %text_len, %left_len
  %right = getelementptr i8, ptr %text, i64 %left_len
  %left_count = call i64 @string_length(ptr %text, i64 %left_len)
  %right_count = call i64 @string_length(ptr %right, i64 %right_len)
  %count = add i64 %left_count, %right_count
  ret i64 %count
}
