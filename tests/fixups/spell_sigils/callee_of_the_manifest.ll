define i64 @length_of(ptr %text) {
  %length = call i64 text_terminated_length(ptr text)
  ret i64 %length
}
