@none = private constant [5 x i8] c"none\00"

declare i64 @text_terminated_length(ptr)
declare i64 @print_line(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %has_argument = icmp sgt i64 %argc, 1
  br i1 %has_argument, label %show, label %missing

show:
  %slot = getelementptr ptr, ptr %argv, i64 1
  %argument = load ptr, ptr %slot
  %length = call i64 @text_terminated_length(ptr %argument)
  %shown = call i64 @print_line(i64 1, ptr %argument, i64 %length)
  ret i64 0

missing:
  %none_ptr = getelementptr inbounds [5 x i8], ptr @none, i64 0, i64 0
  %complained = call i64 @print_line(i64 1, ptr %none_ptr, i64 4)
  ret i64 1
}
