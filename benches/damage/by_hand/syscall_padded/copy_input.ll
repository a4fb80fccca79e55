declare i64 @syscall(i64, i64, i64, i64, i64, i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [128 x i8]
  %addr = ptrtoint ptr %buf to i64
  br label %loop

loop:
  %n = call i64 @syscall(i64 0, i64 0, i64 %addr, i64 128, i64 0, i64 0, i64 0)
  %c = icmp sgt i64 %n, 0
  br i1 %c, label %w, label %x

w:
  %m = call i64 @syscall(i64 1, i64 1, i64 %addr, i64 %n, i64 0, i64 0, i64 0)
  br label %loop

x:
  ret i64 0
}
