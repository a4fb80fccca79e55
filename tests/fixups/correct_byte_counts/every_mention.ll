@text = constant [9 x i8] c"abc\00"
@other = constant [9 x i8] c"12345678\00"
@inside = global ptr getelementptr inbounds ([9 x i8], ptr @text, i64 0, i64 1)

define i8 @f(ptr %p) {
  %a = getelementptr inbounds [9 x i8], ptr @text, i64 0, i64 0
  %b = load i8, ptr getelementptr ([9 x i8], ptr @text, i64 0, i64 2)
  %c = getelementptr [9 x i8], ptr @other, i64 0, i64 0
  %d = getelementptr [9 x i8], ptr %p, i64 0, i64 0
  %whole = load [9 x i8], ptr @text
  %e = getelementptr [7 x i8], ptr @text, i64 0, i64 0
  ret i8 %b
}
