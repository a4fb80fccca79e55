define i64 @print_line(ptr %text, i64 %length) {
  ret i64 0
}

define internal i64 @log_line(ptr %text) {
  ret i64 0
}

define i64 @g(ptr %text) {
  %a = call i64 @log_line(ptr %text)
  ret i64 %a
}
