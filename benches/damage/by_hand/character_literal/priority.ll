define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %none [
    i8 '+', label %low
    i8 '-', label %low
    i8 '*', label %mid
    i8 '/', label %mid
    i8 '^', label %high
  ]

low:
  ret i64 1

mid:
  ret i64 2

high:
  ret i64 3

none:
  ret i64 0
}
