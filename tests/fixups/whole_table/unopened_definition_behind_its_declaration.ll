declare void @f(ptr)
declare i64 @g(i64)

define internal void @f(ptr %p)
entry:
  store i64 1, ptr %p
  ret void
}

define i64 @g(i64 %a)
  %b = add i64 %a, 1
  ret i64 %b
}

attributes #0 = { nounwind }
