; Descriptors as streams of bytes: standard input (0), output (1) and error (2), files, pipes.

declare i64 @number_format_i64(i64, ptr, i64)
declare i64 @number_write_before(i64, i64, ptr)
declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)

@newline = private constant [1 x i8] c"\0A", align 1

;; Writes all bytes of a buffer, however many calls it takes. An interruption by a signal is not an error.
;;
;; fd: a descriptor to write to, which blocks
;; buffer: `count` readable bytes
;; count: number of bytes
;; result: `count`, or a negative errno
define i64 @stream_write_all(i64 %fd, ptr %buffer, i64 %count) {
entry:
  br label %next

next:
  %written = phi i64 [ 0, %entry ], [ %written, %failed ], [ %total, %wrote ]
  %left = sub i64 %count, %written
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %write

write:
  %from = getelementptr i8, ptr %buffer, i64 %written
  %result = call i64 @sys_write(i64 %fd, ptr %from, i64 %left)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %failed, label %wrote

wrote:
  %total = add i64 %written, %result
  br label %next

failed:
  %is_interrupted = icmp eq i64 %result, -4
  br i1 %is_interrupted, label %next, label %give_up

give_up:
  ret i64 %result

done:
  ret i64 %count
}

;; Reads until the buffer is full or the stream ends. An interruption by a signal is not an error.
;;
;; fd: a descriptor to read from, which blocks
;; buffer: `capacity` writable bytes
;; capacity: room in bytes
;; result: bytes read; fewer than `capacity` only at the end of the stream; or a negative errno
define i64 @stream_read_all(i64 %fd, ptr %buffer, i64 %capacity) {
entry:
  br label %next

next:
  %total = phi i64 [ 0, %entry ], [ %total, %failed ], [ %new_total, %got ]
  %left = sub i64 %capacity, %total
  %is_full = icmp eq i64 %left, 0
  br i1 %is_full, label %done, label %read

read:
  %to = getelementptr i8, ptr %buffer, i64 %total
  %result = call i64 @sys_read(i64 %fd, ptr %to, i64 %left)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %failed, label %got

got:
  %new_total = add i64 %total, %result
  %is_end = icmp eq i64 %result, 0
  br i1 %is_end, label %done, label %next

failed:
  %is_interrupted = icmp eq i64 %result, -4
  br i1 %is_interrupted, label %next, label %give_up

give_up:
  ret i64 %result

done:
  ret i64 %total
}

;; Prints a text.
;;
;; fd: 1 for standard output, 2 for standard error, or another descriptor that blocks
;; text: the text
;; text_len: its length
;; result: `text_len`, or a negative errno
define i64 @print_text(i64 %fd, ptr %text, i64 %text_len) {
  %result = call i64 @stream_write_all(i64 %fd, ptr %text, i64 %text_len)
  ret i64 %result
}

;; Prints a text and ends the line.
;;
;; fd: 1 for standard output, 2 for standard error, or another descriptor that blocks
;; text: the text
;; text_len: its length
;; result: bytes written, or a negative errno
define i64 @print_line(i64 %fd, ptr %text, i64 %text_len) {
entry:
  %result = call i64 @stream_write_all(i64 %fd, ptr %text, i64 %text_len)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %failed, label %end

end:
  %end_result = call i64 @stream_write_all(i64 %fd, ptr @newline, i64 1)
  %end_is_error = icmp slt i64 %end_result, 0
  %total = add i64 %result, 1
  %sum = select i1 %end_is_error, i64 %end_result, i64 %total
  ret i64 %sum

failed:
  ret i64 %result
}

;; Prints a signed integer in decimal.
;;
;; fd: 1 for standard output, 2 for standard error, or another descriptor that blocks
;; value: the integer
;; result: bytes written, or a negative errno
define i64 @print_i64(i64 %fd, i64 %value) minsize optsize {
  %digits = alloca [20 x i8]
  %length = call i64 @number_format_i64(i64 %value, ptr %digits, i64 20)
  %result = call i64 @stream_write_all(i64 %fd, ptr %digits, i64 %length)
  ret i64 %result
}

;; Prints an unsigned integer in decimal.
;;
;; fd: 1 for standard output, 2 for standard error, or another descriptor that blocks
;; value: the integer
;; result: bytes written, or a negative errno
define i64 @print_u64(i64 %fd, i64 %value) minsize optsize {
  %digits = alloca [20 x i8]
  %end = getelementptr i8, ptr %digits, i64 20
  %length = call i64 @number_write_before(i64 %value, i64 10, ptr %end)
  %offset = sub i64 0, %length
  %start = getelementptr i8, ptr %end, i64 %offset
  %result = call i64 @stream_write_all(i64 %fd, ptr %start, i64 %length)
  ret i64 %result
}
