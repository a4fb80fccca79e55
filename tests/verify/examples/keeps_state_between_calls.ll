; signature: count() -> u64
; example: count() == 1
; example: count() == 1
; verdict: rejected: `count()` gives 2, expected 1
@calls = global i64 0
define i64 @count() {
  %before = load i64, ptr @calls
  %now = add i64 %before, 1
  store i64 %now, ptr @calls
  ret i64 %now
}
