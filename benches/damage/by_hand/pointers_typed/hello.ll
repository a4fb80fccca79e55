@.str = private unnamed_addr constant [14 x i8] c"Hello, World!\0A"

declare i64 @sys_write(i64, i8*, i64)

define i64 @main(i64 %argc, i8** %argv) {
entry:
  %msg = getelementptr inbounds [14 x i8], [14 x i8]* @.str, i64 0, i64 0
  %r = call i64 @sys_write(i64 1, i8* %msg, i64 14)
  ret i64 0
}
