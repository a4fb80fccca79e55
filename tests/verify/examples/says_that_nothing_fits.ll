; signature: reverse(text: str) -> str
; example: reverse("abc") == "cba"
; verdict: rejected: gives -1 (it says that the result does not fit a capacity of 4096), expected "cba"
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  ret i64 -1
}
