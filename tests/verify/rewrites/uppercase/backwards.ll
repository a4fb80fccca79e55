; rewrite of uppercase: from the last byte to the first, with two comparisons and a branch
define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %is_short = icmp slt i64 %capacity, %text_len
  br i1 %is_short, label %too_long, label %head

head:
  %left = phi i64 [ %text_len, %entry ], [ %at, %write ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %look

look:
  %at = sub i64 %left, 1
  %from = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %from
  %is_low = icmp ult i8 %byte, 97
  br i1 %is_low, label %write, label %high

high:
  %is_high = icmp ugt i8 %byte, 122
  br i1 %is_high, label %write, label %letter

letter:
  %capital = and i8 %byte, 223
  br label %write

write:
  %new = phi i8 [ %byte, %look ], [ %byte, %high ], [ %capital, %letter ]
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %new, ptr %to
  br label %head

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
