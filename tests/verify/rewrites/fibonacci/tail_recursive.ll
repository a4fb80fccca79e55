; rewrite of fibonacci: a function that calls itself with the next pair
define i64 @fibonacci(i64 %n) {
  %result = call i64 @walk(i64 %n, i64 0, i64 1)
  ret i64 %result
}

define internal i64 @walk(i64 %left, i64 %this, i64 %following) {
entry:
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %more

done:
  ret i64 %this

more:
  %fewer = sub i64 %left, 1
  %sum = add i64 %this, %following
  %result = call i64 @walk(i64 %fewer, i64 %following, i64 %sum)
  ret i64 %result
}
