; rewrite of djb2_hash: multiplies, with memory in place of phis
define i64 @djb2_hash(ptr %text, i64 %text_len) {
entry:
  %hash = alloca i64
  %index = alloca i64
  store i64 5381, ptr %hash
  store i64 0, ptr %index
  br label %head

head:
  %i = load i64, ptr %index
  %is_done = icmp eq i64 %i, %text_len
  br i1 %is_done, label %done, label %body

body:
  %place = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %place
  %value = zext i8 %byte to i64
  %old = load i64, ptr %hash
  %product = mul i64 %old, 33
  %new = add i64 %product, %value
  store i64 %new, ptr %hash
  %next = add i64 %i, 1
  store i64 %next, ptr %index
  br label %head

done:
  %result = load i64, ptr %hash
  ret i64 %result
}
