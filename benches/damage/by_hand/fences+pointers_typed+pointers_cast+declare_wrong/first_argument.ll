```llvm
@.none = private unnamed_addr constant [5 x i8] c"none\00", align 1

declare i32 @text_terminated_length(i8*)
declare void @print_line(i32, i8*, i64)

define i64 @main(i64 %argc, i8** %argv) {
entry:
  %argc.cmp = icmp sge i64 %argc, 2
  br i1 %argc.cmp, label %has, label %hasnt

has:
  %argv.i = getelementptr inbounds i8*, i8** %argv, i64 1
  %argv.cast = bitcast i8** %argv.i to i8**
  %arg = load i8*, i8** %argv.cast, align 8
  %len = call i64 @text_terminated_length(i8* %arg)
  %p1 = call i64 @print_line(i64 1, i8* %arg, i64 %len)
  ret i64 0

hasnt:
  %p2 = call i64 @print_line(i64 1, i8* getelementptr inbounds ([5 x i8], [5 x i8]* @.none, i64 0, i64 0), i64 4)
  ret i64 1
}
```
