@word = private constant [8 x i8] c"FizzBuzz"

declare ptr @memcpy(ptr, ptr, i64)
declare i64 @number_format_i64(i64, ptr, i64)

define i64 @fizz_word(i64 %n, ptr %out, i64 %capacity) {
entry:
  %by_three = srem i64 %n, 3
  %not_fizz = icmp ne i64 %by_three, 0
  %by_five = srem i64 %n, 5
  %not_buzz = icmp ne i64 %by_five, 0
  %neither = and i1 %not_fizz, %not_buzz
  br i1 %neither, label %number, label %text

number:
  %digits = call i64 @number_format_i64(i64 %n, ptr %out, i64 %capacity)
  ret i64 %digits

text:
  %start = select i1 %not_fizz, i64 4, i64 0
  %end = select i1 %not_buzz, i64 4, i64 8
  %length = sub i64 %end, %start
  %fits = icmp sle i64 %length, %capacity
  br i1 %fits, label %copy, label %fail

copy:
  %from = getelementptr inbounds [8 x i8], ptr @word, i64 0, i64 %start
  %copied = call ptr @memcpy(ptr %out, ptr %from, i64 %length)
  ret i64 %length

fail:
  ret i64 -1
}
