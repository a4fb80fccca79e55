@add = global i64 0
@neg = global i64 0

define i64 @not(i64 %mov) {
  %jmp = add i64 %mov, 1
  br label %cmp
cmp:
  ret i64 %jmp
}
