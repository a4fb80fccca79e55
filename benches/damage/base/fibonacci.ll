define i64 @fibonacci(i64 %n) {
entry:
  %a = alloca i64
  %b = alloca i64
  %i = alloca i64
  store i64 0, ptr %a
  store i64 1, ptr %b
  store i64 0, ptr %i
  %is_negative = icmp slt i64 %n, 0
  br i1 %is_negative, label %negative, label %check

check:
  %index = load i64, ptr %i
  %is_more = icmp slt i64 %index, %n
  br i1 %is_more, label %step, label %done

step:
  %a_value = load i64, ptr %a
  %b_value = load i64, ptr %b
  %sum = add i64 %a_value, %b_value
  store i64 %b_value, ptr %a
  store i64 %sum, ptr %b
  %index_next = add i64 %index, 1
  store i64 %index_next, ptr %i
  br label %check

done:
  %result = load i64, ptr %a
  ret i64 %result

negative:
  ret i64 -1
}
