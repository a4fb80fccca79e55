; signature: doubled(items: [i32]) -> [i64]
; example: doubled([]) == []
; example: doubled([1, -2147483648, 2147483647]) == [2, -4294967296, 4294967294]
; verdict: accepted
define i64 @doubled(ptr %items, i64 %items_count, ptr %out, i64 %capacity) {
entry:
  br label %loop
loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %more = icmp slt i64 %index, %items_count
  br i1 %more, label %step, label %done
step:
  %from = getelementptr i32, ptr %items, i64 %index
  %item = load i32, ptr %from
  %wide = sext i32 %item to i64
  %double = shl i64 %wide, 1
  %to = getelementptr i64, ptr %out, i64 %index
  store i64 %double, ptr %to
  %next = add i64 %index, 1
  br label %loop
done:
  ret i64 %items_count
}
