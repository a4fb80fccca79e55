define double @average(ptr %items, i64 %count) {
entry:
  %empty = icmp eq i64 %count, 0
  br i1 %empty, label %none, label %start

none:
  ret double 0.0

start:
  %sum_ptr = alloca double
  %i_ptr = alloca i64
  store double 0.0, ptr %sum_ptr
  store i64 0, ptr %i_ptr
  br label %loop

loop:
  %i = load i64, ptr %i_ptr
  %p = getelementptr double, ptr %items, i64 %i
  %v = load double, ptr %p
  %s = load double, ptr %sum_ptr
  %s2 = fadd double %s, %v
  store double %s2, ptr %sum_ptr
  %i2 = add i64 %i, 1
  store i64 %i2, ptr %i_ptr
  %more = icmp slt i64 %i2, %count
  br i1 %more, label %loop, label %end

end:
  %total = load double, ptr %sum_ptr
  %n = sitofp i64 %count to double
  %avg = fdiv double %total, %n
  %result = double %avg
  ret double %result
}
