@.str = private unnamed_addr constant [14 x i8] c"Hello, World!\00", align 1

declare i32 @puts(ptr)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %r = call i32 @puts(ptr @.str)
  ret i64 0
}
