<think>The user wants precedence. '+' is 43, '-' is 45, '*' is 42, '/' is 47, '^' is 94.</think>
define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %none [ i8 43, label %one
                               i8 45, label %one
                               i8 42, label %two
                               i8 47, label %two
                               i8 94, label %three ]
one:
  ret i64 1
two:
  ret i64 2
three:
  ret i64 3
none:
  ret i64 0
}
