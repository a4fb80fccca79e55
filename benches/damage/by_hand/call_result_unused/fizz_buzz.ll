@f = private constant [4 x i8] c"Fizz"
@b = private constant [4 x i8] c"Buzz"
@n = private constant [1 x i8] c"\0A"

declare void @print_text(i64, ptr, i64)
declare void @print_i64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 1, %entry ], [ %i1, %eol ]
  %r15 = urem i64 %i, 15
  %r3 = urem i64 %i, 3
  %r5 = urem i64 %i, 5
  %z15 = icmp eq i64 %r15, 0
  br i1 %z15, label %both, label %try3

both:
  call void @print_text(i64 1, ptr @f, i64 4)
  call void @print_text(i64 1, ptr @b, i64 4)
  br label %eol

try3:
  %z3 = icmp eq i64 %r3, 0
  br i1 %z3, label %fizz, label %try5

fizz:
  call void @print_text(i64 1, ptr @f, i64 4)
  br label %eol

try5:
  %z5 = icmp eq i64 %r5, 0
  br i1 %z5, label %buzz, label %num

buzz:
  call void @print_text(i64 1, ptr @b, i64 4)
  br label %eol

num:
  call void @print_i64(i64 1, i64 %i)
  br label %eol

eol:
  call void @print_text(i64 1, ptr @n, i64 1)
  %i1 = add i64 %i, 1
  %end = icmp eq i64 %i1, 16
  br i1 %end, label %exit, label %loop

exit:
  ret i64 0
}
