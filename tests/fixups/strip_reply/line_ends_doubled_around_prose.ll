First the helper:
define i64 @helper(i64 %a) {
  %b = add i64 %a, 1
  ret i64 %b
}

Then the function:
define i64 @main() {
  %a = call i64 @helper(i64 1)
  ret i64 %a
}
It returns 2.
