define i1 @f(i64 %n, double %x, i128 %big, ptr %p) {
  %a = call i1 @is_even(i64 %n)
  %b = call i1 @is_even(double %x)
  %c = call i64 @print_u64(i64 1, i128 %big)
  %d = call i1 @is_even(i64 4294967296)
  %e = call i1 @is_even(ptr %p)
  %g = call i64 @print_u64(i64 1, i8 255)
  %h = call i64 @print_text(i64 1, i64 7, i64 8)
  ret i1 %a
}
