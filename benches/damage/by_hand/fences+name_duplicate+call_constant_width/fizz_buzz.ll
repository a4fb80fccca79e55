```llvm
@fizz = private constant [4 x i8] c"Fizz"
@buzz = private constant [4 x i8] c"Buzz"
@nl = private constant [1 x i8] c"\0A"

declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 1, %entry ], [ %i.next, %newline ]
  %m = srem i64 %i, 3
  %div3 = icmp eq i64 %m, 0
  %m = srem i64 %i, 5
  %div5 = icmp eq i64 %m, 0
  br i1 %div3, label %fizz, label %after

fizz:
  %w = call i64 @print_text(i32 1, ptr @fizz, i64 4)
  br label %after

after:
  br i1 %div5, label %buzz, label %maybe

buzz:
  %w = call i64 @print_text(i32 1, ptr @buzz, i64 4)
  br label %newline

maybe:
  br i1 %div3, label %newline, label %number

number:
  %w = call i64 @print_i64(i32 1, i64 %i)
  br label %newline

newline:
  %w = call i64 @print_text(i32 1, ptr @nl, i64 1)
  %i.next = add i64 %i, 1
  %done = icmp sgt i64 %i.next, 15
  br i1 %done, label %end, label %loop

end:
  ret i64 0
}
```
