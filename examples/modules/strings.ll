; Text functions.
declare ptr @memcpy(ptr, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %copy, label %too_small

too_small:
  ret i64 -1

copy:
  %copied = call ptr @memcpy(ptr %out, ptr %text, i64 %text_len)
  %count = call i64 @text_reverse_in_place(ptr %out, i64 %text_len)
  ret i64 %text_len
}

define internal i64 @text_reverse_in_place(ptr %bytes, i64 %length) {
entry:
  %low = alloca i64
  %high = alloca i64
  store i64 0, ptr %low
  %last = sub i64 %length, 1
  store i64 %last, ptr %high
  br label %head

head:
  %l = load i64, ptr %low
  %h = load i64, ptr %high
  %more = icmp slt i64 %l, %h
  br i1 %more, label %swap, label %done

swap:
  %left = getelementptr i8, ptr %bytes, i64 %l
  %right = getelementptr i8, ptr %bytes, i64 %h
  %a = load i8, ptr %left
  %b = load i8, ptr %right
  store i8 %b, ptr %left
  store i8 %a, ptr %right
  %l_next = add i64 %l, 1
  %h_next = sub i64 %h, 1
  store i64 %l_next, ptr %low
  store i64 %h_next, ptr %high
  br label %head

done:
  ret i64 %length
}

define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  %index = alloca i64
  %count = alloca i64
  store i64 0, ptr %index
  store i64 0, ptr %count
  br label %head

head:
  %i = load i64, ptr %index
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %body, label %done

body:
  %address = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %address
  %same = icmp eq i8 %byte, %wanted
  %one = zext i1 %same to i64
  %old = load i64, ptr %count
  %new = add i64 %old, %one
  store i64 %new, ptr %count
  %next = add i64 %i, 1
  store i64 %next, ptr %index
  br label %head

done:
  %result = load i64, ptr %count
  ret i64 %result
}

define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %start, label %too_small

too_small:
  ret i64 -1

start:
  %index = alloca i64
  store i64 0, ptr %index
  br label %head

head:
  %i = load i64, ptr %index
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %body, label %done

body:
  %from = getelementptr i8, ptr %text, i64 %i
  %to = getelementptr i8, ptr %out, i64 %i
  %byte = load i8, ptr %from
  %offset = sub i8 %byte, 97
  %is_lower = icmp ult i8 %offset, 26
  %capital = sub i8 %byte, 32
  %result = select i1 %is_lower, i8 %capital, i8 %byte
  store i8 %result, ptr %to
  %next = add i64 %i, 1
  store i64 %next, ptr %index
  br label %head

done:
  ret i64 %text_len
}
