; wrong djb2_hash: goes on from the hash of the last text
@seed = internal global i64 5381

define i64 @djb2_hash(ptr %text, i64 %text_len) {
entry:
  %seed = load i64, ptr @seed
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %mix ]
  %hash = phi i64 [ %seed, %entry ], [ %hash_after, %mix ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %mix, label %done

mix:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %wide = zext i8 %byte to i64
  %times_32 = shl i64 %hash, 5
  %times_33 = add i64 %times_32, %hash
  %hash_after = add i64 %times_33, %wide
  %after = add i64 %at, 1
  br label %next

done:
  store i64 %hash, ptr @seed
  ret i64 %hash
}
