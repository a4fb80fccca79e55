declare i64 @text_find(ptr, i64, ptr, i64)

define zeroext i1 @contains_text(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len)
entry:
  %at = call i64 @text_find(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len)
  %r = icmp ne i64 %at, -1
  ret i1 %r
}
