@first = constant [10 x i8] c"0123456789"
@second = constant [6 x i8] c"abcdef"

declare i64 @sys_write(i64, ptr, i64)

define void @print() {
entry:
  %p = getelementptr [10 x i8], ptr @first, i64 0, i64 0
  %w = call i64 @sys_write(i64 1, ptr %p, i64 10)
  %q = getelementptr [6 x i8], ptr @second, i64 0, i64 0
  %p = ptrtoint ptr %q to i64
  %v = call i64 @sys_write(i64 1, ptr %q, i64 6)
  ret void
}
