target triple = "x86_64-unknown-linux-musl"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"

@msg = private constant [14 x i8] c"Hello, World!\0A"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %r = call i64 @sys_write(i64 1, ptr @msg, i64 14)
  ret i64 0
}
