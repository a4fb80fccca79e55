define internal i8 @shift_letter(i8 %letter, i8 %shift) {
entry:
  %offset = sub i8 %letter, 97
  %is_letter = icmp ult i8 %offset, 26
  br i1 %is_letter, label %rotate, label %keep

rotate:
  %wide = zext i8 %offset to i64
  %shift_wide = zext i8 %shift to i64
  %moved = add i64 %wide, %shift_wide
  %wrapped = urem i64 %moved, 26
  %narrow = trunc i64 %wrapped to i8
  %shifted = add i8 %narrow, 97
  ret i8 %shifted

keep:
  ret i8 %letter
}

define i64 @caesar(ptr %text, i64 %text_len, i8 zeroext %shift, ptr %out, i64 %capacity) {
entry:
  %index = alloca i64
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %start, label %too_long

start:
  store i64 0, ptr %index
  br label %loop

loop:
  %i = load i64, ptr %index
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %body, label %done

body:
  %source = getelementptr i8, ptr %text, i64 %i
  %letter = load i8, ptr %source
  %shifted = call i8 @shift_letter(i8 %letter, i8 %shift)
  %target = getelementptr i8, ptr %out, i64 %i
  store i8 %shifted, ptr %target
  %i_next = add i64 %i, 1
  store i64 %i_next, ptr %index
  br label %loop

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
