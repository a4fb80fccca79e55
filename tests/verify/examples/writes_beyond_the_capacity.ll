; signature: fill() -> bytes
; example: fill() == "x"
; verdict: rejected: `fill()` wrote beyond the end of the capacity of its result
define i64 @fill(ptr %out, i64 %capacity) {
  store i8 120, ptr %out
  %beyond = getelementptr i8, ptr %out, i64 %capacity
  store i8 0, ptr %beyond
  ret i64 1
}
