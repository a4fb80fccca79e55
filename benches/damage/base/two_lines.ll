@first = private constant [10 x i8] c"\09\22word\22 \5C\0A"
@second = private constant [6 x i8] c"\C5\BEaba\0A"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %first_ptr = getelementptr inbounds [10 x i8], ptr @first, i64 0, i64 0
  %first_written = call i64 @sys_write(i64 1, ptr %first_ptr, i64 10)
  %second_ptr = getelementptr inbounds [6 x i8], ptr @second, i64 0, i64 0
  %second_written = call i64 @sys_write(i64 1, ptr %second_ptr, i64 6)
  ret i64 0
}
