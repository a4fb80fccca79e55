First the strings and the declarations:

```llvm
@prefix = private constant [7 x i8] c"lines: "
@nl = private constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)
```

Then the program:

```llvm
define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [4096 x i8]
  %len = call i64 @stream_read_all(i64 0, ptr %buf, i64 4096)
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i2, %body ]
  %n = phi i64 [ 0, %entry ], [ %n2, %body ]
  %more = icmp slt i64 %i, %len
  br i1 %more, label %body, label %done

body:
  %p = getelementptr i8, ptr %buf, i64 %i
  %b = load i8, ptr %p
  %isnl = icmp eq i8 %b, 10
  %inc = zext i1 %isnl to i64
  %n2 = add i64 %n, %inc
  %i2 = add i64 %i, 1
  br label %loop

done:
  %w1 = call i64 @print_text(i64 1, ptr @prefix, i64 7)
  %w2 = call i64 @print_i64(i64 1, i64 %n)
  %w3 = call i64 @print_text(i64 1, ptr @nl, i64 1)
  ret i64 0
}
```
