@fizz = private constant [4 x i8] c"Fizz"
@buzz = private constant [4 x i8] c"Buzz"
@newline = private constant [1 x i8] c"\0A"

declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  br label %loop

loop:
  %n = phi i64 [ 1, %entry ], [ %n_next, %line_end ]
  %rest3 = srem i64 %n, 3
  %is_fizz = icmp eq i64 %rest3, 0
  br i1 %is_fizz, label %print_fizz, label %check_buzz

print_fizz:
  %w1 = call i64 @print_text(i64 1, ptr @fizz, i64 4)
  br label %check_buzz

check_buzz:
  %rest5 = srem i64 %n, 5
  %is_buzz = icmp eq i64 %rest5, 0
  br i1 %is_buzz, label %print_buzz, label %check_number

print_buzz:
  %w2 = call i64 @print_text(i64 1, ptr @buzz, i64 4)
  br label %line_end

check_number:
  br i1 %is_fizz, label %line_end, label %print_number

print_number:
  %w3 = call i64 @print_i64(i64 1, i64 %n)
  br label %line_end

line_end:
  %w4 = call i64 @print_text(i64 1, ptr @newline, i64 1)
  %n_next = add i64 %n, 1
  %is_over = icmp sgt i64 %n_next, 15
  br i1 %is_over, label %exit, label %loop

exit:
  ret i64 0
}
