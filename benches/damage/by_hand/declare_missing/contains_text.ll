```llvm
define zeroext i1 @contains_text(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len) {
entry:
  %pos = call i64 @text_find(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len)
  %found = icmp sgt i64 %pos, -1
  ret i1 %found
}
```
