; Prints its arguments in reverse, one on a line, then a number, and ends with the number of arguments.

declare i64 @print_i64(i64, i64)
declare i64 @print_line(i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_u64(i64, i64)
declare i64 @text_terminated_length(ptr)

@blank = private constant [1 x i8] c" "

define i64 @main(i64 %argc, ptr %argv) {
entry:
  br label %next

next:
  %left = phi i64 [ %argc, %entry ], [ %index, %print ]
  %more = icmp ugt i64 %left, 1
  br i1 %more, label %print, label %done

print:
  %index = sub i64 %left, 1
  %place = getelementptr ptr, ptr %argv, i64 %index
  %argument = load ptr, ptr %place
  %length = call i64 @text_terminated_length(ptr %argument)
  %printed = call i64 @print_line(i64 1, ptr %argument, i64 %length)
  br label %next

done:
  %signed = call i64 @print_i64(i64 1, i64 -9223372036854775808)
  %separated = call i64 @print_text(i64 1, ptr @blank, i64 1)
  %unsigned = call i64 @print_u64(i64 2, i64 -1)
  ret i64 %argc
}
