; signature: clear(items: mut [i32], other: mut bytes) -> i32
; example: clear([1, 2], "ab") == 0
; verdict: rejected: wrote before the start of the parameter `other`
define signext i32 @clear(ptr %items, i64 %items_count, ptr %other, i64 %other_len) {
  %before = getelementptr i8, ptr %other, i64 -1
  store i8 0, ptr %before
  ret i32 0
}
