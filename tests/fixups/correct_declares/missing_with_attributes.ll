define i1 @f(i32 %n) {
  %a = call i1 @is_even(i32 %n)
  ret i1 %a
}
