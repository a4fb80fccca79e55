; rewrite of trim: takes one blank away and calls itself
declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @trim(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %copy, label %first

first:
  %first_byte = load i8, ptr %text
  %first_blank = call i1 @blank(i8 %first_byte)
  br i1 %first_blank, label %cut_first, label %last

cut_first:
  %rest = getelementptr i8, ptr %text, i64 1
  %rest_len = sub i64 %text_len, 1
  %without_first = call i64 @trim(ptr %rest, i64 %rest_len, ptr %out, i64 %capacity)
  ret i64 %without_first

last:
  %last_at = sub i64 %text_len, 1
  %last_place = getelementptr i8, ptr %text, i64 %last_at
  %last_byte = load i8, ptr %last_place
  %last_blank = call i1 @blank(i8 %last_byte)
  br i1 %last_blank, label %cut_last, label %copy

cut_last:
  %without_last = call i64 @trim(ptr %text, i64 %last_at, ptr %out, i64 %capacity)
  ret i64 %without_last

copy:
  %written = call i64 @text_copy(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  ret i64 %written
}

define internal i1 @blank(i8 %byte) {
  %is_space = icmp eq i8 %byte, 32
  %not_low = icmp ugt i8 %byte, 8
  %not_high = icmp ult i8 %byte, 14
  %is_control = and i1 %not_low, %not_high
  %is_blank = select i1 %is_space, i1 true, i1 %is_control
  ret i1 %is_blank
}
