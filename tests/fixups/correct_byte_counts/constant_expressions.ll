@text = private constant [4 x i8] c"hello\00"
@pointer = global ptr getelementptr inbounds ([4 x i8], ptr @text, i32 0, i32 0)
@pointers = global [2 x ptr] [ptr getelementptr inbounds ([4 x i8], ptr @text, i64 0, i64 1), ptr @text]

declare i32 @puts(ptr)

define i32 @f() {
  %r = call i32 @puts(ptr getelementptr inbounds ([4 x i8], ptr @text, i32 0, i32 0))
  ret i32 %r
}
