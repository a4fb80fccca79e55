define void @reverse_items(ptr %items, i64 %count) {
entry:
  %half = sdiv i64 %count, 2
  br label %check

check:
  %i = phi i64 [ 0, %entry ], [ %i_next, %swap ]
  %go = icmp slt i64 %i, %half
  br i1 %go, label %swap, label %done

swap:
  %last = sub i64 %count, 1
  %j = sub i64 %last, %i
  %p = getelementptr i64, ptr %items, i64 %i
  %q = getelementptr i64, ptr %items, i64 %j
  %x = load i64, ptr %p
  %y = load i64, ptr %q
  store i64 %y, ptr %p
  store i64 %x, ptr %q
  %i_next = add i64 %i, 1
  br label %check

done:
}
