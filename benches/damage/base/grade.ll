define i64 @grade(i64 noundef %0) {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  store i64 %0, ptr %3, align 8
  %4 = load i64, ptr %3, align 8
  %5 = icmp slt i64 %4, 0
  br i1 %5, label %9, label %6

6:
  %7 = load i64, ptr %3, align 8
  %8 = icmp sgt i64 %7, 100
  br i1 %8, label %9, label %10

9:
  store i64 -1, ptr %2, align 8
  br label %23

10:
  %11 = load i64, ptr %3, align 8
  %12 = icmp sge i64 %11, 90
  br i1 %12, label %13, label %14

13:
  store i64 1, ptr %2, align 8
  br label %23

14:
  %15 = load i64, ptr %3, align 8
  %16 = icmp sge i64 %15, 75
  br i1 %16, label %17, label %18

17:
  store i64 2, ptr %2, align 8
  br label %23

18:
  %19 = load i64, ptr %3, align 8
  %20 = icmp sge i64 %19, 50
  br i1 %20, label %21, label %22

21:
  store i64 3, ptr %2, align 8
  br label %23

22:
  store i64 4, ptr %2, align 8
  br label %23

23:
  %24 = load i64, ptr %2, align 8
  ret i64 %24
}
