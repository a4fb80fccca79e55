define i64 @f(ptr %p, i64 %n, i32 %m) {
  %a = call i64 @lookup(ptr %p, i64 %n)
  %b = call i64 @lookup(ptr %p, i32 %m)
  %c = call i64 @lookup(ptr %p, i64 %n)
  %d = call i64 @lookup(ptr %p, i64 1)
  %e = call i64 @lookup(ptr %p, ptr %p)
  %x = call i64 @size(ptr %p)
  %y = call i32 @size(ptr %p)
  %z = sext i32 %y to i64
  %w = add i64 %x, %z
  ret i64 %w
}
