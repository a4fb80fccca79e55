@.line1 = private constant [13 x i8] c"\09\22word\22 \5C\0A"
@.line2 = private constant [5 x i8] c"\C5\BEaba\0A"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %r1 = call i64 @sys_write(i64 1, ptr @.line1, i64 10)
  %r2 = call i64 @sys_write(i64 1, ptr @.line2, i64 6)
  ret i64 0
}
