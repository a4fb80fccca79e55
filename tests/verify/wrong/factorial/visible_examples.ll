; wrong factorial: knows the examples of the task and nothing else
define i64 @factorial(i64 %n) {
entry:
  switch i64 %n, label %other [
    i64 0, label %one
    i64 1, label %one
    i64 5, label %five
    i64 20, label %twenty
  ]

one:
  ret i64 1

five:
  ret i64 120

twenty:
  ret i64 2432902008176640000

other:
  ret i64 0
}
