; The size of a model's reply: one function, and a program that calls it.

@text = private constant [12 x i8] c"Hello, world"

declare i64 @print_line(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %out = alloca [64 x i8]
  %length = call i64 @reverse(ptr @text, i64 12, ptr %out, i64 64)
  %fits = icmp sge i64 %length, 0
  br i1 %fits, label %print, label %failed

print:
  %written = call i64 @print_line(i64 1, ptr %out, i64 %length)
  ret i64 0

failed:
  ret i64 1
}

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) noinline {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %check, label %too_long

check:
  %index = phi i64 [ 0, %entry ], [ %next, %copy ]
  %more = icmp ult i64 %index, %text_len
  br i1 %more, label %copy, label %done

copy:
  %next = add i64 %index, 1
  %place = sub i64 %text_len, %next
  %from = getelementptr i8, ptr %text, i64 %index
  %to = getelementptr i8, ptr %out, i64 %place
  %byte = load i8, ptr %from
  store i8 %byte, ptr %to
  br label %check

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
