define i64 @collatz_steps(i64 noundef %0) {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i64 %0, ptr %3, align 8
  store i64 0, ptr %4, align 8
  %5 = load i64, ptr %3, align 8
  %6 = icmp slt i64 %5, 1
  br i1 %6, label %7, label %8

7:
  store i64 -1, ptr %2, align 8
  br label %28

8:
  br label %9

9:
  %10 = load i64, ptr %3, align 8
  %11 = icmp ne i64 %10, 1
  br i1 %11, label %12, label %26

12:
  %13 = load i64, ptr %3, align 8
  %14 = srem i64 %13, 2
  %15 = icmp eq i64 %14, 0
  br i1 %15, label %16, label %19

16:
  %17 = load i64, ptr %3, align 8
  %18 = sdiv i64 %17, 2
  store i64 %18, ptr %3, align 8
  br label %23

19:
  %20 = load i64, ptr %3, align 8
  %21 = mul nsw i64 3, %20
  %22 = add nsw i64 %21, 1
  store i64 %22, ptr %3, align 8
  br label %23

23:
  %24 = load i64, ptr %4, align 8
  %25 = add nsw i64 %24, 1
  store i64 %25, ptr %4, align 8
  br label %9

26:
  %27 = load i64, ptr %4, align 8
  store i64 %27, ptr %2, align 8
  br label %28

28:
  %29 = load i64, ptr %2, align 8
  ret i64 %29
}
