; signature: clear(items: mut [i32], other: mut bytes) -> i32
; example: clear([1, 2], "ab") == 0
; verdict: rejected: wrote beyond the end of the parameter `items`
define signext i32 @clear(ptr %items, i64 %items_count, ptr %other, i64 %other_len) {
  %beyond = getelementptr i32, ptr %items, i64 %items_count
  store i32 0, ptr %beyond
  ret i32 0
}
