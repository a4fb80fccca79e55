; Reads a byte of the result's buffer that nobody wrote.
; signature: none() -> bytes
; example: none() == "\xa5"
; verdict: rejected: `none()` gives "Z", expected "\xa5"
; note: depends on undefined behaviour
define i64 @none(ptr %out, i64 %capacity) {
  ret i64 1
}
