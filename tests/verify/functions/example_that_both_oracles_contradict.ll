; signature: length(text: str) -> u64
; example: length("hello") == 6
; first: def length(text):
; first:     return len(text.encode())
; second: def length(text):
; second:     return len(text.encode("utf-8"))
; verdict: contradiction: each of two oracles gives 5 for `length("hello") == 6`
define i64 @length(ptr %text, i64 %text_len) {
  ret i64 %text_len
}
