; signature: next(n: i32) -> i64
; example: next(1) == 2
; verdict: rejected: gives
; note: depends on earlier calls
@calls = internal global i64 0
define i64 @next(i32 signext %n) {
entry:
  %before = load i64, ptr @calls
  %now = add i64 %before, 1
  store i64 %now, ptr @calls
  %wide = sext i32 %n to i64
  %right = add i64 %wide, 1
  %is_late = icmp ugt i64 %now, 500
  %wrong = select i1 %is_late, i64 0, i64 %right
  ret i64 %wrong
}
