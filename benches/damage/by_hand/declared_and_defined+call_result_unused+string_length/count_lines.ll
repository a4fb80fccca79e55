@lines = private constant [8 x i8] c"lines: "
@nl = private constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)
declare i64 @count(ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [4096 x i8]
  %n = call i64 @stream_read_all(i64 0, ptr %buf, i64 4096)
  %c = call i64 @count(ptr %buf, i64 %n)
  call void @print_text(i64 1, ptr @lines, i64 7)
  call void @print_i64(i64 1, i64 %c)
  call void @print_text(i64 1, ptr @nl, i64 1)
  ret i64 0
}

define internal i64 @count(ptr %p, i64 %n) {
entry:
  br label %head

head:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %k = phi i64 [ 0, %entry ], [ %k1, %body ]
  %go = icmp slt i64 %i, %n
  br i1 %go, label %body, label %out

body:
  %q = getelementptr i8, ptr %p, i64 %i
  %b = load i8, ptr %q
  %e = icmp eq i8 %b, 10
  %z = zext i1 %e to i64
  %k1 = add i64 %k, %z
  %i1 = add i64 %i, 1
  br label %head

out:
  ret i64 %k
}
