; wrong caesar_cipher: takes a negative shift for a large positive one
define i64 @caesar_cipher(ptr %text, i64 %text_len, i64 %shift, ptr %out, i64 %capacity) {
entry:
  %rest = urem i64 %shift, 26
  %is_backwards = icmp slt i64 %rest, 0
  %rest_forwards = add i64 %rest, 26
  %places_wide = select i1 %is_backwards, i64 %rest_forwards, i64 %rest
  %places = trunc i64 %places_wide to i8
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %case = and i8 %byte, 32
  %capital = xor i8 %byte, %case
  %letter = sub i8 %capital, 65
  %is_letter = icmp ult i8 %letter, 26
  %moved = add i8 %letter, %places
  %is_beyond = icmp uge i8 %moved, 26
  %moved_around = sub i8 %moved, 26
  %new_letter = select i1 %is_beyond, i8 %moved_around, i8 %moved
  %new_capital = add i8 %new_letter, 65
  %new_byte = or i8 %new_capital, %case
  %new = select i1 %is_letter, i8 %new_byte, i8 %byte
  store i8 %new, ptr %to
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
