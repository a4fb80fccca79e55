; signature: hash(data: bytes) -> u64
; example: hash("a rather special text that nobody draws") == 7
; property: hash(data) >= 0
; verdict: rejected: gives 0, expected 7
; origin: example
define i64 @hash(ptr %data, i64 %data_len) {
  ret i64 0
}
