@l = private constant [7 x i8] c"lines: "
@n = private constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [4096 x i8]
  %size = call i64 (i64, ptr, i64, ...) @stream_read_all(i64 0, ptr %buf, i64 4096)
  br label %head

head:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %k = phi i64 [ 0, %entry ], [ %k1, %body ]
  %c = icmp slt i64 %i, %size
  br i1 %c, label %body, label %end

body:
  %p = getelementptr i8, ptr %buf, i64 %i
  %b = load i8, ptr %p
  %e = icmp eq i8 %b, 10
  %z = zext i1 %e to i64
  %k1 = add i64 %k, %z
  %i1 = add i64 %i, 1
  br label %head

end:
  %w1 = call i64 (i64, ...) @print_text(i64 1, ptr @l, i64 7)
  %w2 = call i64 (i64, ...) @print_i64(i64 1, i64 %k)
  %w3 = call i64 (i64, ...) @print_text(i64 1, ptr @n, i64 1)
  ret i64 0
}
