define i64 @one() {
  ret i64 1

Notes:
- it returns 1
; a comment stays
* `@one` has no parameter
