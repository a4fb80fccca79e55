declare i64 @g(i64, i64)

define i64 @f(i64 %x) {
  %y = call i64 @g(i64 %x, // first
                   i64 1)  // second
  ret i64 %y
}
