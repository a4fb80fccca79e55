declare i64 @show(i32 noundef, i64)

define i64 @f(i64 %a) {
  %c = icmp slt i64 %a, 3
  %r = call i64 @show(i32 noundef %c, i64 %c)
  ret i64 %r
}
