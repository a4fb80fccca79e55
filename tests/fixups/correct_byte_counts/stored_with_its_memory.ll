define i8 @f() {
  %text = alloca [5 x i8], align 1
  store [5 x i8] c"hello\0A\00", ptr %text, align 1
  %p = getelementptr inbounds [5 x i8], ptr %text, i64 0, i64 1
  %c = load i8, ptr %p
  ret i8 %c
}
