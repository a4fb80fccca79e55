define i32 @f() {
  %a = i32 42
  %b = %a
  %c = i32 %b
  ret i32 %c
}
