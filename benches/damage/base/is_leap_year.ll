define zeroext i1 @is_leap_year(i64 noundef %0) {
  %2 = alloca i1, align 1
  %3 = alloca i64, align 8
  store i64 %0, ptr %3, align 8
  %4 = load i64, ptr %3, align 8
  %5 = srem i64 %4, 400
  %6 = icmp eq i64 %5, 0
  br i1 %6, label %7, label %8

7:
  store i1 true, ptr %2, align 1
  br label %17

8:
  %9 = load i64, ptr %3, align 8
  %10 = srem i64 %9, 100
  %11 = icmp eq i64 %10, 0
  br i1 %11, label %12, label %13

12:
  store i1 false, ptr %2, align 1
  br label %17

13:
  %14 = load i64, ptr %3, align 8
  %15 = srem i64 %14, 4
  %16 = icmp eq i64 %15, 0
  store i1 %16, ptr %2, align 1
  br label %17

17:
  %18 = load i1, ptr %2, align 1
  ret i1 %18
}
