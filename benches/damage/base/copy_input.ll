declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buffer = alloca [256 x i8], align 16
  br label %read

read:
  %count = call i64 @sys_read(i64 0, ptr %buffer, i64 256)
  %has_bytes = icmp sgt i64 %count, 0
  br i1 %has_bytes, label %write, label %done

write:
  %written = call i64 @sys_write(i64 1, ptr %buffer, i64 %count)
  br label %read

done:
  ret i64 0
}
