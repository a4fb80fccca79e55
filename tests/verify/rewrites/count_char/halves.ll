; rewrite of count_char: adds up what two halves hold
define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  %is_large = icmp ugt i64 %text_len, 1
  br i1 %is_large, label %split, label %small

small:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %none, label %single

none:
  ret i64 0

single:
  %byte = load i8, ptr %text
  %is_wanted = icmp eq i8 %wanted, %byte
  %one = zext i1 %is_wanted to i64
  ret i64 %one

split:
  %left_len = lshr i64 %text_len, 1
  %right_len = sub i64 %text_len, %left_len
  %right = getelementptr i8, ptr %text, i64 %left_len
  %right_count = call i64 @count_char(ptr %right, i64 %right_len, i8 zeroext %wanted)
  %left_count = call i64 @count_char(ptr %text, i64 %left_len, i8 zeroext %wanted)
  %count = add i64 %right_count, %left_count
  ret i64 %count
}
