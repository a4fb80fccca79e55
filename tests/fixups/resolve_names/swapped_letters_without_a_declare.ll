@text = private unnamed_addr constant [3 x i8] c"hi\0A"

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %n = call i64 @sys_wirte(i64 1, ptr @text, i64 3)
  ret i64 0
}
