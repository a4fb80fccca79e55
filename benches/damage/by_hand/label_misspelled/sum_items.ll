define i64 @sum_items(ptr %items, i64 %count) {
%entry:
  br label %loop

%loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %s = phi i64 [ 0, %entry ], [ %s1, %body ]
  %c = icmp slt i64 %i, %count
  br i1 %c, label %body, label %done

%body:
  %p = getelementptr i64, ptr %items, i64 %i
  %v = load i64, ptr %p
  %s1 = add i64 %s, %v
  %i1 = add i64 %i, 1
  br label %loop

%done:
  ret i64 %s
}
