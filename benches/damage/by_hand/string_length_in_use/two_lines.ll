@a = private constant [10 x i8] c"\09\22word\22 \\\0A"
@b = private constant [6 x i8] c"\C5\BEaba\0A"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
  %pa = getelementptr inbounds [12 x i8], ptr @a, i64 0, i64 0
  %ra = call i64 @sys_write(i64 1, ptr %pa, i64 10)
  %pb = getelementptr inbounds [5 x i8], ptr @b, i64 0, i64 0
  %rb = call i64 @sys_write(i64 1, ptr %pb, i64 6)
  ret i64 0
}
