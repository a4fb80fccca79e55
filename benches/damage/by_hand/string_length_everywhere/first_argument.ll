@.none = private unnamed_addr constant [4 x i8] c"none\00", align 1

declare i64 @text_terminated_length(ptr)
declare i64 @print_line(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %cmp = icmp slt i64 %argc, 2
  br i1 %cmp, label %if.then, label %if.end

if.then:
  %msg = getelementptr inbounds [4 x i8], ptr @.none, i64 0, i64 0
  %r = call i64 @print_line(i64 1, ptr %msg, i64 4)
  ret i64 1

if.end:
  %arrayidx = getelementptr inbounds ptr, ptr %argv, i64 1
  %arg = load ptr, ptr %arrayidx, align 8
  %len = call i64 @text_terminated_length(ptr %arg)
  %r2 = call i64 @print_line(i64 1, ptr %arg, i64 %len)
  ret i64 0
}
