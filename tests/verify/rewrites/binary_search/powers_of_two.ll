; rewrite of binary_search: adds powers of two to the place while the number there is smaller
define i64 @binary_search(ptr %items, i64 %items_count, i64 %wanted) {
entry:
  %zeros = call i64 @llvm.ctlz.i64(i64 %items_count, i1 false)
  %shift = sub i64 63, %zeros
  %is_empty = icmp eq i64 %items_count, 0
  br i1 %is_empty, label %missing, label %start

start:
  %step_first = shl i64 1, %shift
  br label %next

next:
  ; The first `smaller` numbers are smaller than the wanted one.
  %step = phi i64 [ %step_first, %start ], [ %step_after, %advance ]
  %smaller = phi i64 [ 0, %start ], [ %smaller_after, %advance ]
  %is_done = icmp eq i64 %step, 0
  br i1 %is_done, label %check, label %try

try:
  %tried = add i64 %smaller, %step
  %is_inside = icmp ule i64 %tried, %items_count
  br i1 %is_inside, label %compare, label %advance

compare:
  %last = sub i64 %tried, 1
  %place = getelementptr i64, ptr %items, i64 %last
  %item = load i64, ptr %place
  %is_smaller = icmp slt i64 %item, %wanted
  %moved = select i1 %is_smaller, i64 %tried, i64 %smaller
  br label %advance

advance:
  %smaller_after = phi i64 [ %smaller, %try ], [ %moved, %compare ]
  %step_after = lshr i64 %step, 1
  br label %next

check:
  %is_beyond = icmp eq i64 %smaller, %items_count
  br i1 %is_beyond, label %missing, label %last_look

last_look:
  %found_place = getelementptr i64, ptr %items, i64 %smaller
  %found = load i64, ptr %found_place
  %is_wanted = icmp eq i64 %found, %wanted
  %result = select i1 %is_wanted, i64 %smaller, i64 -1
  ret i64 %result

missing:
  ret i64 -1
}

declare i64 @llvm.ctlz.i64(i64, i1)
