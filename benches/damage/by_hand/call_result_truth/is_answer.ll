@y = private constant [3 x i8] c"yes"
@n = private constant [2 x i8] c"no"

declare i32 @text_equal(ptr, i64, ptr, i64)

define i64 @is_answer(ptr %text, i64 %len) {
entry:
  %r1 = call i32 @text_equal(ptr %text, i64 %len, ptr @y, i64 3)
  %c1 = icmp eq i32 %r1, 1
  br i1 %c1, label %yes, label %next

yes:
  ret i64 1

next:
  %r2 = call i32 @text_equal(ptr %text, i64 %len, ptr @n, i64 2)
  %c2 = icmp ne i32 %r2, 0
  %v = select i1 %c2, i64 2, i64 0
  ret i64 %v
}
