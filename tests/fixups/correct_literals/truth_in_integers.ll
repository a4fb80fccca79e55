declare i32 @set(i32)

define i32 @f(i32 %a) {
  %b = or i32 %a, true
  %c = call i32 @set(i32 false)
  store i8 true, ptr @flag
  ret i32 true
}

@flag = global i8 false
