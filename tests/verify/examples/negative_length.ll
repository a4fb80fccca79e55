; signature: reverse(text: str) -> str
; example: reverse("abc") == "cba"
; verdict: rejected: returned the length -2
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  ret i64 -2
}
