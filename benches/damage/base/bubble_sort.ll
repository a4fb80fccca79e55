define void @bubble_sort(ptr noundef %0, i64 noundef %1) {
  %3 = alloca ptr, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  %6 = alloca i64, align 8
  %7 = alloca i64, align 8
  store ptr %0, ptr %3, align 8
  store i64 %1, ptr %4, align 8
  store i64 0, ptr %5, align 8
  br label %8

8:
  %9 = load i64, ptr %5, align 8
  %10 = load i64, ptr %4, align 8
  %11 = icmp slt i64 %9, %10
  br i1 %11, label %12, label %57

12:
  store i64 0, ptr %6, align 8
  br label %13

13:
  %14 = load i64, ptr %6, align 8
  %15 = add nsw i64 %14, 1
  %16 = load i64, ptr %4, align 8
  %17 = load i64, ptr %5, align 8
  %18 = sub nsw i64 %16, %17
  %19 = icmp slt i64 %15, %18
  br i1 %19, label %20, label %53

20:
  %21 = load ptr, ptr %3, align 8
  %22 = load i64, ptr %6, align 8
  %23 = getelementptr inbounds i64, ptr %21, i64 %22
  %24 = load i64, ptr %23, align 8
  %25 = load ptr, ptr %3, align 8
  %26 = load i64, ptr %6, align 8
  %27 = add nsw i64 %26, 1
  %28 = getelementptr inbounds i64, ptr %25, i64 %27
  %29 = load i64, ptr %28, align 8
  %30 = icmp sgt i64 %24, %29
  br i1 %30, label %31, label %49

31:
  %32 = load ptr, ptr %3, align 8
  %33 = load i64, ptr %6, align 8
  %34 = getelementptr inbounds i64, ptr %32, i64 %33
  %35 = load i64, ptr %34, align 8
  store i64 %35, ptr %7, align 8
  %36 = load ptr, ptr %3, align 8
  %37 = load i64, ptr %6, align 8
  %38 = add nsw i64 %37, 1
  %39 = getelementptr inbounds i64, ptr %36, i64 %38
  %40 = load i64, ptr %39, align 8
  %41 = load ptr, ptr %3, align 8
  %42 = load i64, ptr %6, align 8
  %43 = getelementptr inbounds i64, ptr %41, i64 %42
  store i64 %40, ptr %43, align 8
  %44 = load i64, ptr %7, align 8
  %45 = load ptr, ptr %3, align 8
  %46 = load i64, ptr %6, align 8
  %47 = add nsw i64 %46, 1
  %48 = getelementptr inbounds i64, ptr %45, i64 %47
  store i64 %44, ptr %48, align 8
  br label %49

49:
  br label %50

50:
  %51 = load i64, ptr %6, align 8
  %52 = add nsw i64 %51, 1
  store i64 %52, ptr %6, align 8
  br label %13

53:
  br label %54

54:
  %55 = load i64, ptr %5, align 8
  %56 = add nsw i64 %55, 1
  store i64 %56, ptr %5, align 8
  br label %8

57:
  ret void
}
