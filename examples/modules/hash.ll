define i64 @djb2(ptr %text, i64 %text_len) {
entry:
  %index = alloca i64
  %hash = alloca i64
  store i64 0, ptr %index
  store i64 5381, ptr %hash
  br label %head

head:
  %i = load i64, ptr %index
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %body, label %done

body:
  %address = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %address
  %old = load i64, ptr %hash
  %scaled = mul i64 %old, 33
  %wide = zext i8 %byte to i64
  %new = add i64 %scaled, %wide
  store i64 %new, ptr %hash
  %next = add i64 %i, 1
  store i64 %next, ptr %index
  br label %head

done:
  %result = load i64, ptr %hash
  ret i64 %result
}
