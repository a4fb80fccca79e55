; signature: next(n: i32) -> i64
; example: next(1) == 2
; example: next(1) == 2
; verdict: rejected: gives
; note: in a process of its own: it depends on earlier calls
@calls = internal global i64 0
define i64 @next(i32 signext %n) {
entry:
  %before = load i64, ptr @calls
  %now = add i64 %before, 1
  store i64 %now, ptr @calls
  %wide = sext i32 %n to i64
  %right = add i64 %wide, 1
  %is_first = icmp eq i64 %before, 0
  %low = and i32 %n, 3
  %is_two = icmp eq i32 %low, 2
  %is_wrong = and i1 %is_first, %is_two
  %wrong = select i1 %is_wrong, i64 0, i64 %right
  ret i64 %wrong
}
