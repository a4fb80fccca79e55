; signature: fill() -> bytes
; example: fill() == "x"
; verdict: accepted
define i64 @fill(ptr %out, i64 %capacity) {
  store i8 120, ptr %out
  %last = sub i64 %capacity, 1
  %place = getelementptr i8, ptr %out, i64 %last
  store i8 0, ptr %place
  ret i64 1
}
