declare i64 @syscall(i64, i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [64 x i8]
  br label %read

read:
  %n = call i64 @syscall(i64 0, i64 0, ptr %buf, i64 64)
  %pos = icmp sgt i64 %n, 0
  br i1 %pos, label %write, label %exit

write:
  %m = call i64 @syscall(i64 1, i64 1, ptr %buf, i64 %n)
  br label %read

exit:
  ret i64 0
}
