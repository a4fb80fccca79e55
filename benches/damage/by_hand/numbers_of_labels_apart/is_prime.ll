define zeroext i1 @is_prime(i64 %n) {
  %1 = icmp slt i64 %n, 2
  br i1 %1, label %5, label %1

1:
  %2 = alloca i64
  store i64 2, ptr %2
  br label %2

2:
  %3 = load i64, ptr %2
  %4 = mul i64 %3, %3
  %5 = icmp sgt i64 %4, %n
  br i1 %5, label %4, label %3

3:
  %6 = srem i64 %n, %3
  %7 = add i64 %3, 1
  store i64 %7, ptr %2
  %8 = icmp eq i64 %6, 0
  br i1 %8, label %5, label %2

4:
  ret i1 true

5:
  ret i1 false
}
