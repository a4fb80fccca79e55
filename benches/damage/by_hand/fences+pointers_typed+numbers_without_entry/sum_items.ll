```llvm
define i64 @sum_items(i64* %items, i64 %count) {
  %0 = alloca i64, align 8
  %1 = alloca i64, align 8
  store i64 0, i64* %0, align 8
  store i64 0, i64* %1, align 8
  br label %cond

cond:
  %2 = load i64, i64* %1, align 8
  %3 = icmp slt i64 %2, %count
  br i1 %3, label %body, label %end

body:
  %4 = getelementptr inbounds i64, i64* %items, i64 %2
  %5 = load i64, i64* %4, align 8
  %6 = load i64, i64* %0, align 8
  %7 = add nsw i64 %6, %5
  store i64 %7, i64* %0, align 8
  %8 = add nsw i64 %2, 1
  store i64 %8, i64* %1, align 8
  br label %cond

end:
  %9 = load i64, i64* %0, align 8
  ret i64 %9
}
```
