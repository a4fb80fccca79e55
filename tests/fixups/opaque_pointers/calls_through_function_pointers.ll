@format = constant [3 x i8] c"%d\00"

declare i32 @printf(i8*, ...)
declare i32 @puts(i8*)
declare void @done()

define i32 @f(i8* %p, i32 (i8*)* %g, void ()* %h) {
  %a = call i32 (i8*, ...)* @printf(i8* getelementptr ([3 x i8], [3 x i8]* @format, i32 0, i32 0), i32 7)
  %b = tail call i32 (i8*)* @puts(i8* %p)
  %c = call i32 (i8*) *%g(i8* %p)
  call void ()* @done()
  call void ()* %h()
  %d = call i32 (i8*, ...) @printf(i8* %p)
  %sum = add i32 %a, %b
  ret i32 %sum
}
