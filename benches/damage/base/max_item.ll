define signext i32 @max_item(ptr %items, i64 %count) {
entry:
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %none, label %start

none:
  ret i32 0

start:
  %first = load i32, ptr %items, align 4
  br label %loop

loop:
  %i = phi i64 [ 1, %start ], [ %i_next, %body ]
  %best = phi i32 [ %first, %start ], [ %better, %body ]
  %in_range = icmp ult i64 %i, %count
  br i1 %in_range, label %body, label %done

body:
  %slot = getelementptr i32, ptr %items, i64 %i
  %value = load i32, ptr %slot, align 4
  %is_greater = icmp sgt i32 %value, %best
  %better = select i1 %is_greater, i32 %value, i32 %best
  %i_next = add i64 %i, 1
  br label %loop

done:
  ret i32 %best
}
