define i64 @sum_items(ptr %0, i64 %1) {
  %3 = alloca i64
  %4 = alloca i64
  store i64 0, ptr %3
  store i64 0, ptr %4
  br label %7

7:
  %8 = load i64, ptr %3
  %9 = icmp slt i64 %8, %1
  br i1 %9, label %11, label %20

11:
  %12 = getelementptr i64, ptr %0, i64 %8
  %13 = load i64, ptr %12
  %14 = load i64, ptr %4
  %15 = add i64 %14, %13
  store i64 %15, ptr %4
  %17 = add i64 %8, 1
  store i64 %17, ptr %3
  br label %7

20:
  %21 = load i64, ptr %4
  ret i64 %21
}
