declare i32 @sys_read(i32, ptr, i32)
declare i32 @sys_write(i32, ptr, i32)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [512 x i8], align 16
  br label %loop

loop:
  %n = call i64 @sys_read(i64 0, ptr %buf, i64 512)
  %got = icmp sgt i64 %n, 0
  br i1 %got, label %put, label %end

put:
  %w = call i64 @sys_write(i64 1, ptr %buf, i64 %n)
  br label %loop

end:
  ret i64 0
}
