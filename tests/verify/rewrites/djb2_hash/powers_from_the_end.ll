; rewrite of djb2_hash: from the last byte, each with its power of 33
define i64 @djb2_hash(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %left = phi i64 [ %text_len, %entry ], [ %at, %add ]
  %power = phi i64 [ 1, %entry ], [ %power_after, %add ]
  %sum = phi i64 [ 0, %entry ], [ %sum_after, %add ]
  %more = icmp ugt i64 %left, 0
  br i1 %more, label %add, label %done

add:
  %at = add i64 %left, -1
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %value = zext i8 %byte to i64
  %term = mul i64 %value, %power
  %sum_after = add i64 %sum, %term
  %power_after = mul i64 %power, 33
  br label %next

done:
  %seed = mul i64 %power, 5381
  %hash = add i64 %sum, %seed
  ret i64 %hash
}
