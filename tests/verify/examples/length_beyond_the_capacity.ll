; signature: reverse(text: str) -> str
; example: reverse("abc") == "cba"
; verdict: rejected: returned the length 9223372036854775807, which is not between -1 and its capacity 4096
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  ret i64 9223372036854775807
}
