define i64 @total(i64 %left, i64 %right) {
entry:
  %sum = call i64 @add_number(i64 %left, i64 %right)
  ret i64 %sum
}

define internal i64 @number_add(i64 %left, i64 %right) {
entry:
  %sum = add i64 %left, %right
  ret i64 %sum
}
