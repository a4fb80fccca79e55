; signature: yes() -> [bool]
; example: yes() == [true]
; verdict: rejected: `yes()` gives [3], expected [true]
define i64 @yes(ptr %out, i64 %capacity) {
  store i8 3, ptr %out
  ret i64 1
}
