; signature: positive(items: [f64]) -> [bool]
; example: positive([1.5, -1.5, 0.0]) == [true, false, false]
; verdict: accepted
define i64 @positive(ptr %items, i64 %items_count, ptr %out, i64 %capacity) {
entry:
  br label %loop
loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %more = icmp slt i64 %index, %items_count
  br i1 %more, label %step, label %done
step:
  %from = getelementptr double, ptr %items, i64 %index
  %item = load double, ptr %from
  %is_positive = fcmp ogt double %item, 0.0
  %byte = zext i1 %is_positive to i8
  %to = getelementptr i8, ptr %out, i64 %index
  store i8 %byte, ptr %to
  %next = add i64 %index, 1
  br label %loop
done:
  ret i64 %items_count
}
