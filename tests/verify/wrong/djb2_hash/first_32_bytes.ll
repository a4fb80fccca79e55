; wrong djb2_hash: hashes the first 32 bytes only
define i64 @djb2_hash(ptr %text, i64 %text_len) {
entry:
  %length = call i64 @llvm.umin.i64(i64 %text_len, i64 32)
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %mix ]
  %hash = phi i64 [ 5381, %entry ], [ %hash_after, %mix ]
  %more = icmp ult i64 %at, %length
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
  ret i64 %hash
}

declare i64 @llvm.umin.i64(i64, i64)
