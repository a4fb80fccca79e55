define i64 @matrix_trace(ptr noundef %0, i64 noundef %1, i64 noundef %2) {
  %4 = alloca ptr, align 8
  %5 = alloca i64, align 8
  %6 = alloca i64, align 8
  %7 = alloca i64, align 8
  %8 = alloca i64, align 8
  store ptr %0, ptr %4, align 8
  store i64 %1, ptr %5, align 8
  store i64 %2, ptr %6, align 8
  store i64 0, ptr %7, align 8
  store i64 0, ptr %8, align 8
  br label %9

9:
  %10 = load i64, ptr %8, align 8
  %11 = load i64, ptr %6, align 8
  %12 = icmp slt i64 %10, %11
  br i1 %12, label %13, label %21

13:
  %14 = load i64, ptr %8, align 8
  %15 = load i64, ptr %6, align 8
  %16 = mul nsw i64 %14, %15
  %17 = load i64, ptr %8, align 8
  %18 = add nsw i64 %16, %17
  %19 = load i64, ptr %5, align 8
  %20 = icmp slt i64 %18, %19
  br label %21

21:
  %22 = phi i1 [ false, %9 ], [ %20, %13 ]
  br i1 %22, label %23, label %37

23:
  %24 = load ptr, ptr %4, align 8
  %25 = load i64, ptr %8, align 8
  %26 = load i64, ptr %6, align 8
  %27 = mul nsw i64 %25, %26
  %28 = load i64, ptr %8, align 8
  %29 = add nsw i64 %27, %28
  %30 = getelementptr inbounds i64, ptr %24, i64 %29
  %31 = load i64, ptr %30, align 8
  %32 = load i64, ptr %7, align 8
  %33 = add nsw i64 %32, %31
  store i64 %33, ptr %7, align 8
  br label %34

34:
  %35 = load i64, ptr %8, align 8
  %36 = add nsw i64 %35, 1
  store i64 %36, ptr %8, align 8
  br label %9

37:
  %38 = load i64, ptr %7, align 8
  ret i64 %38
}
