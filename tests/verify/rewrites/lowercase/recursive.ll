; rewrite of lowercase: one byte, then the rest by calling itself
define i64 @lowercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %empty, label %room

empty:
  ret i64 0

room:
  ; Before anything is written the whole text must fit.
  %is_short = icmp ugt i64 %text_len, %capacity
  br i1 %is_short, label %too_long, label %first

too_long:
  ret i64 -1

first:
  %byte = load i8, ptr %text
  %small = call zeroext i8 @small_letter(i8 zeroext %byte)
  store i8 %small, ptr %out
  %text_rest = getelementptr i8, ptr %text, i64 1
  %out_rest = getelementptr i8, ptr %out, i64 1
  %rest_len = sub i64 %text_len, 1
  %rest_capacity = sub i64 %capacity, 1
  %written = call i64 @lowercase(ptr %text_rest, i64 %rest_len, ptr %out_rest, i64 %rest_capacity)
  %total = add i64 %written, 1
  ret i64 %total
}

define internal zeroext i8 @small_letter(i8 zeroext %byte) {
  %not_below = icmp ugt i8 %byte, 64
  %not_above = icmp ult i8 %byte, 91
  %is_capital = and i1 %not_below, %not_above
  %bit = zext i1 %is_capital to i8
  %distance = mul i8 %bit, 32
  %small = add i8 %byte, %distance
  ret i8 %small
}
