define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %default [
    i8 43, label %low
    i8 45, label %low
    i8 42, label %mid
    i8 47, label %mid
    i8 94, label %high
  ]

low:
  ret i64 1

mid:
  ret i64 2

high:
  ret i64 3

default:
  ret i64 0
}

define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %default [
    i8 43, label %low
    i8 45, label %low
    i8 42, label %mid
    i8 47, label %mid
    i8 94, label %high
  ]

low:
  ret i64 1

mid:
  ret i64 2

high:
  ret i64 3

default:
  ret i64 0
}
