define i64 @g(ptr %text) {
  %a = call i64 @copy_back(ptr %text, i64 3)
  ret i64 %a
}
