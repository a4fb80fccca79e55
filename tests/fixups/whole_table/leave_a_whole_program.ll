; says hello
declare i64 @print_line(i64, ptr, i64)

@greeting = internal constant [5 x i8] c"hello"

;; The program.
define i64 @main(i64 %argc, ptr %argv) {
  %written = call i64 @print_line(i64 1, ptr @greeting, i64 5)
  %failed = icmp slt i64 %written, 0
  %status = zext i1 %failed to i64
  ret i64 %status
}
