; rewrite of count_char: jumps from one occurrence to the next
declare i64 @memory_find_byte(ptr, i64, i64)

define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  %value = zext i8 %wanted to i64
  br label %next

next:
  %start = phi i64 [ 0, %entry ], [ %start_after, %found ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %found ]
  %rest = getelementptr i8, ptr %text, i64 %start
  %rest_len = sub i64 %text_len, %start
  %at = call i64 @memory_find_byte(ptr %rest, i64 %rest_len, i64 %value)
  %is_found = icmp sge i64 %at, 0
  %is_inside = icmp ult i64 %at, %rest_len
  %is_there = and i1 %is_found, %is_inside
  br i1 %is_there, label %found, label %done

found:
  %count_after = add i64 %count, 1
  %behind = add i64 %at, 1
  %start_after = add i64 %start, %behind
  br label %next

done:
  ret i64 %count
}
