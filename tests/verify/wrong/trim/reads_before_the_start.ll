; wrong trim: goes back from the end without looking for the start, so a blank text is read before its first byte
declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @trim(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %from_start

from_start:
  %start = phi i64 [ 0, %entry ], [ %start_after, %blank_first ]
  %is_all_blank = icmp eq i64 %start, %text_len
  br i1 %is_all_blank, label %from_end, label %first

first:
  %first_place = getelementptr i8, ptr %text, i64 %start
  %first_byte = load i8, ptr %first_place
  %first_is_blank = call zeroext i1 @is_blank(i8 zeroext %first_byte)
  br i1 %first_is_blank, label %blank_first, label %from_end

blank_first:
  %start_after = add i64 %start, 1
  br label %from_start

from_end:
  %end = phi i64 [ %text_len, %from_start ], [ %text_len, %first ], [ %last, %is_last ]
  br label %is_last

is_last:
  %last = sub i64 %end, 1
  %last_place = getelementptr i8, ptr %text, i64 %last
  %last_byte = load i8, ptr %last_place
  %last_is_blank = call zeroext i1 @is_blank(i8 zeroext %last_byte)
  br i1 %last_is_blank, label %from_end, label %copy

copy:
  %kept = getelementptr i8, ptr %text, i64 %start
  %length = sub i64 %end, %start
  %written = call i64 @text_copy(ptr %kept, i64 %length, ptr %out, i64 %capacity)
  ret i64 %written
}

define internal zeroext i1 @is_blank(i8 zeroext %byte) {
  %from_tab = sub i8 %byte, 9
  %is_control = icmp ult i8 %from_tab, 5
  %is_space = icmp eq i8 %byte, 32
  %is_either = or i1 %is_control, %is_space
  ret i1 %is_either
}
