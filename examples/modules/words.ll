declare i1 @is_blank_byte(i8)

define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  %index = alloca i64
  %count = alloca i64
  %inside = alloca i1
  store i64 0, ptr %index
  store i64 0, ptr %count
  store i1 false, ptr %inside
  br label %head

head:
  %i = load i64, ptr %index
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %body, label %done

body:
  %address = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %address
  %blank = call i1 @is_blank_byte(i8 %byte)
  %was_inside = load i1, ptr %inside
  %is_inside = xor i1 %blank, true
  %was_outside = xor i1 %was_inside, true
  %starts = and i1 %is_inside, %was_outside
  %one = zext i1 %starts to i64
  %old = load i64, ptr %count
  %new = add i64 %old, %one
  store i64 %new, ptr %count
  store i1 %is_inside, ptr %inside
  %next = add i64 %i, 1
  store i64 %next, ptr %index
  br label %head

done:
  %result = load i64, ptr %count
  ret i64 %result
}
