; signature: wait(turns: u64) -> u64
; example: wait(1) == 1
; example: wait(0) == 0
; verdict: rejected: `wait(0)` never returned: its process used up its processor time
define i64 @wait(i64 %turns) {
entry:
  %place = alloca i64
  store i64 %turns, ptr %place
  br label %loop
loop:
  %now = load volatile i64, ptr %place
  %again = icmp eq i64 %now, 0
  br i1 %again, label %loop, label %done
done:
  ret i64 %turns
}
