; attack: give the argument back
; signature: reverse(text: bytes) -> bytes
; example: reverse("aa") == "aa"
; example: reverse("") == ""
; oracle: def reverse(text):
; oracle:     return text[::-1]
; verdict: rejected
declare ptr @memcpy(ptr, ptr, i64)
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %unused = call ptr @memcpy(ptr %out, ptr %text, i64 %text_len)
  ret i64 %text_len
}
