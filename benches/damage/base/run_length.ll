define i64 @run_length(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %next_run

next_run:
  %start = phi i64 [ 0, %entry ], [ %end, %write ]
  %used = phi i64 [ 0, %entry ], [ %used_next, %write ]
  %is_done = icmp sge i64 %start, %text_len
  br i1 %is_done, label %done, label %begin

begin:
  %start_ptr = getelementptr i8, ptr %text, i64 %start
  %byte = load i8, ptr %start_ptr
  %limit = add i64 %start, 9
  br label %extend

extend:
  %end = phi i64 [ %start, %begin ], [ %end_next, %same ]
  %in_text = icmp slt i64 %end, %text_len
  %in_limit = icmp slt i64 %end, %limit
  %goes_on = and i1 %in_text, %in_limit
  br i1 %goes_on, label %compare, label %check

compare:
  %place = getelementptr i8, ptr %text, i64 %end
  %other = load i8, ptr %place
  %is_same = icmp eq i8 %other, %byte
  br i1 %is_same, label %same, label %check

same:
  %end_next = add i64 %end, 1
  br label %extend

check:
  %used_next = add i64 %used, 2
  %fits = icmp sle i64 %used_next, %capacity
  br i1 %fits, label %write, label %fail

write:
  %length = sub i64 %end, %start
  %length_byte = trunc i64 %length to i8
  %digit = add i8 %length_byte, 48
  %digit_ptr = getelementptr i8, ptr %out, i64 %used
  store i8 %digit, ptr %digit_ptr
  %byte_ptr = getelementptr i8, ptr %digit_ptr, i64 1
  store i8 %byte, ptr %byte_ptr
  br label %next_run

done:
  ret i64 %used

fail:
  ret i64 -1
}
