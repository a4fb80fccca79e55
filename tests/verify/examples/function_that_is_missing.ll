; signature: one() -> u64
; example: one() == 1
; verdict: build: one
define i64 @other() {
  ret i64 1
}
