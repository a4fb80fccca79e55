; attack: keep state in a variable of the thread
; refused: a thread-local variable
; signature: half(value: u64) -> u64
@calls = thread_local global i64 0
define i64 @half(i64 %value) {
  %before = load i64, ptr @calls
  %now = add i64 %before, 1
  store i64 %now, ptr @calls
  %right = lshr i64 %value, 1
  ret i64 %right
}
