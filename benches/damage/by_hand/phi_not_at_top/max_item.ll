define signext i32 @max_item(ptr %items, i64 %count) {
entry:
  %none = icmp eq i64 %count, 0
  br i1 %none, label %zero, label %loop

zero:
  ret i32 0

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %loop ]
  %p = getelementptr i32, ptr %items, i64 %i
  %v = load i32, ptr %p
  %best = phi i32 [ -2147483648, %entry ], [ %better, %loop ]
  %gt = icmp sgt i32 %v, %best
  %better = select i1 %gt, i32 %v, i32 %best
  %i1 = add i64 %i, 1
  %more = icmp ult i64 %i1, %count
  br i1 %more, label %loop, label %done

done:
  ret i32 %better
}
