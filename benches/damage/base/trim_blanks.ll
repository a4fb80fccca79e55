declare ptr @memmove(ptr, ptr, i64)

define internal i1 @is_blank(ptr %text, i64 %index) {
  %place = getelementptr i8, ptr %text, i64 %index
  %byte = load i8, ptr %place
  %result = icmp eq i8 %byte, 32
  ret i1 %result
}

define i64 @trim_blanks(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %front

front:
  %start = phi i64 [ 0, %entry ], [ %start_next, %front_blank ]
  %has_front = icmp slt i64 %start, %text_len
  br i1 %has_front, label %front_check, label %copy_none

front_check:
  %front_is_blank = call i1 @is_blank(ptr %text, i64 %start)
  br i1 %front_is_blank, label %front_blank, label %back

front_blank:
  %start_next = add i64 %start, 1
  br label %front

back:
  %end = phi i64 [ %text_len, %front_check ], [ %last, %back ]
  %last = sub i64 %end, 1
  %back_is_blank = call i1 @is_blank(ptr %text, i64 %last)
  br i1 %back_is_blank, label %back, label %copy

copy:
  %length = sub i64 %end, %start
  %fits = icmp sle i64 %length, %capacity
  br i1 %fits, label %move, label %too_long

move:
  %from = getelementptr i8, ptr %text, i64 %start
  %moved = call ptr @memmove(ptr %out, ptr %from, i64 %length)
  ret i64 %length

copy_none:
  ret i64 0

too_long:
  ret i64 -1
}
