; signature: first(text: str, rest: bytes) -> u8
; example: first("abc", "def") == 97
; verdict: rejected: `first("abc", "def")` changed the parameter `rest`, which is not `mut`
define zeroext i8 @first(ptr %text, i64 %text_len, ptr %rest, i64 %rest_len) {
  %byte = load i8, ptr %text
  store i8 0, ptr %rest
  ret i8 %byte
}
