define double @half(double %x, i1 %c) {
  br i1 %c, label %a, label %b
}
a:
  br label %b
b:
  %y = tail call double @other(double %x)
  tail call void @note(double %y)
  store double %y, ptr null
  call fast double @other(double 1.0)
  ret double %y
}

define hidden double @one(i32 noundef %x)
  ret double %x
}
