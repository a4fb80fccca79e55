; signature: length(text: str) -> u64
; example: length("ä") == 2
; first: def length(text):
; first:     return len(text.encode())
; second: def length(text):
; second:     return len(text)
; verdict: accepted
; rests_on: two model oracles
; ambiguity: one reading gives
define i64 @length(ptr %text, i64 %text_len) {
  ret i64 %text_len
}
