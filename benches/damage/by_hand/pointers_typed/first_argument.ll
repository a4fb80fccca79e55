@none = private constant [5 x i8] c"none\00"

declare i64 @text_terminated_length(i8*)
declare i64 @print_line(i64, i8*, i64)

define i64 @main(i64 %argc, i8** %argv) {
entry:
  %few = icmp slt i64 %argc, 2
  br i1 %few, label %none.case, label %show

show:
  %slot = getelementptr i8*, i8** %argv, i64 1
  %arg = load i8*, i8** %slot
  %len = call i64 @text_terminated_length(i8* %arg)
  %w = call i64 @print_line(i64 1, i8* %arg, i64 %len)
  ret i64 0

none.case:
  %p = getelementptr [5 x i8], [5 x i8]* @none, i64 0, i64 0
  %w2 = call i64 @print_line(i64 1, i8* %p, i64 4)
  ret i64 1
}
