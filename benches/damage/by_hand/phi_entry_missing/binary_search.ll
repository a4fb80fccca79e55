define i64 @binary_search(ptr %items, i64 %count, i64 %wanted) {
entry:
  %end = sub i64 %count, 1
  br label %loop

loop:
  %lo = phi i64 [ 0, %entry ], [ %lo1, %right ]
  %hi = phi i64 [ %end, %entry ], [ %hi1, %left ]
  %empty = icmp sgt i64 %lo, %hi
  br i1 %empty, label %missing, label %probe

probe:
  %sum = add i64 %lo, %hi
  %mid = sdiv i64 %sum, 2
  %p = getelementptr i64, ptr %items, i64 %mid
  %v = load i64, ptr %p
  %eq = icmp eq i64 %v, %wanted
  br i1 %eq, label %found, label %side

side:
  %less = icmp slt i64 %v, %wanted
  br i1 %less, label %right, label %left

right:
  %lo1 = add i64 %mid, 1
  br label %loop

left:
  %hi1 = sub i64 %mid, 1
  br label %loop

found:
  ret i64 %mid

missing:
  ret i64 -1
}
