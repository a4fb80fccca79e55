; signature: reverse(text: str) -> str
; example: reverse("aba") == "aba"
; example: reverse("abc") == "cba"
; verdict: rejected: `reverse("abc")` gives "abc", expected "cba"
declare ptr @memcpy(ptr, ptr, i64)
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %unused = call ptr @memcpy(ptr %out, ptr %text, i64 %text_len)
  ret i64 %text_len
}
