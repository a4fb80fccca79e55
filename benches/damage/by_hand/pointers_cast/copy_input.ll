declare i64 @sys_read(i64, i8*, i64)
declare i64 @sys_write(i64, i8*, i64)

define i64 @main(i64 %argc, i8** %argv) {
entry:
  %buf = alloca [1024 x i8]
  %p = bitcast [1024 x i8]* %buf to i8*
  br label %loop

loop:
  %n = call i64 @sys_read(i64 0, i8* %p, i64 1024)
  %ok = icmp sgt i64 %n, 0
  br i1 %ok, label %out, label %end

out:
  %w = call i64 @sys_write(i64 1, i8* %p, i64 %n)
  br label %loop

end:
  ret i64 0
}
