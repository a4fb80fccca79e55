define i64 @sum_items(ptr %items, i64 %count) {
entry:
  %sum = alloca i64
  %i = alloca i64
  store i64 0, ptr %sum
  store i64 0, ptr %i

loop:
  %idx = load i64, ptr %i
  %cmp = icmp slt i64 %idx, %count
  br i1 %cmp, label %body, label %done

body:
  %ptr = getelementptr i64, ptr %items, i64 %idx
  %val = load i64, ptr %ptr
  %cur = load i64, ptr %sum
  %new = add i64 %cur, %val
  store i64 %new, ptr %sum
  %next = add i64 %idx, 1
  store i64 %next, ptr %i
  br label %loop

done:
  %res = load i64, ptr %sum
  ret i64 %res
}
