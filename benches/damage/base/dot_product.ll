declare i64 @llvm.smin.i64(i64, i64)

define double @dot_product(ptr %a, i64 %a_count, ptr %b, i64 %b_count) {
entry:
  %count = call i64 @llvm.smin.i64(i64 %a_count, i64 %b_count)
  %i_ptr = alloca i64, align 8
  %sum_ptr = alloca double, align 8
  store i64 0, ptr %i_ptr, align 8
  store double 0.0, ptr %sum_ptr, align 8
  br label %head

head:
  %i = load i64, ptr %i_ptr, align 8
  %more = icmp slt i64 %i, %count
  br i1 %more, label %body, label %end

body:
  %a_ptr = getelementptr inbounds double, ptr %a, i64 %i
  %b_ptr = getelementptr inbounds double, ptr %b, i64 %i
  %x = load double, ptr %a_ptr, align 8
  %y = load double, ptr %b_ptr, align 8
  %product = fmul double %x, %y
  %old = load double, ptr %sum_ptr, align 8
  %new = fadd double %old, %product
  store double %new, ptr %sum_ptr, align 8
  %i.next = add nuw nsw i64 %i, 1
  store i64 %i.next, ptr %i_ptr, align 8
  br label %head

end:
  %result = load double, ptr %sum_ptr, align 8
  ret double %result
}
