define i64 @f(ptr %0, i32 %1) {
  %3 = alloca i64, align 8
  %4 = alloca i32, align 4
  store i32 %1, ptr %4, align 4
  %5 = load i32, ptr %4, align 4
  %6 = icmp sgt i32 %5, 3
  br i1 %6, label %7, label %13

7:
  %8 = load i32, ptr %4, align 4
  %9 = sext i32 %8 to i64
  %10 = getelementptr inbounds i64, ptr %0, i64 %9
  %11 = load i64, ptr %10, align 8
  store i64 %11, ptr %3, align 8
  %9 = load i64, ptr %3, align 8
  br label %14
  br label %14

13:
  br label %14

14:
  %15 = load i32, ptr %4, align 4
  %16 = sext i32 %15 to i64
  ret i64 %16
}
