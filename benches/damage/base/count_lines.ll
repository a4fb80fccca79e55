@label = private unnamed_addr constant [7 x i8] c"lines: "
@newline = private unnamed_addr constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)

define internal i64 @count_byte(ptr %bytes, i64 %size, i8 %wanted) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %body ]
  %count = phi i64 [ 0, %entry ], [ %count.next, %body ]
  %more = icmp slt i64 %i, %size
  br i1 %more, label %body, label %done

body:
  %place = getelementptr i8, ptr %bytes, i64 %i
  %byte = load i8, ptr %place
  %is_wanted = icmp eq i8 %byte, %wanted
  %one = zext i1 %is_wanted to i64
  %count.next = add i64 %count, %one
  %i.next = add i64 %i, 1
  br label %loop

done:
  ret i64 %count
}

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buffer = alloca [4096 x i8]
  %size = call i64 @stream_read_all(i64 0, ptr %buffer, i64 4096)
  %lines = call i64 @count_byte(ptr %buffer, i64 %size, i8 10)
  %a = call i64 @print_text(i64 1, ptr @label, i64 7)
  %b = call i64 @print_i64(i64 1, i64 %lines)
  %c = call i64 @print_text(i64 1, ptr @newline, i64 1)
  ret i64 0
}
