define i64 @flag_count(i64 %flags) {
entry:
  %count = alloca i64
  store i64 0, ptr %count
  %low = and i64 %flags, 1
  %has_low = icmp ne i64 %low, 0
  br i1 %has_low, label %count_low, label %check_high

count_low:
  store i64 1, ptr %count
  br label %check_high

check_high:
  %high = and i64 %flags, 2
  %has_high = icmp ne i64 %high, 0
  br i1 %has_high, label %count_high, label %done

count_high:
  %old = load i64, ptr %count
  %new = add i64 %old, 1
  store i64 %new, ptr %count
  br label %done

done:
  %result = load i64, ptr %count
  ret i64 %result
}
