; rewrite of caesar_cipher: a branch for each case, and remainders at each letter
define i64 @caesar_cipher(ptr %text, i64 %text_len, i64 %shift, ptr %out, i64 %capacity) {
entry:
  %is_short = icmp ult i64 %capacity, %text_len
  br i1 %is_short, label %too_long, label %start

too_long:
  ret i64 -1

start:
  ; From 1 to 51, so that a sum with a letter is positive.
  %rest = srem i64 %shift, 26
  %places = add i64 %rest, 26
  br label %head

head:
  %at = phi i64 [ 0, %start ], [ %after, %write ]
  %is_done = icmp eq i64 %at, %text_len
  br i1 %is_done, label %done, label %look

look:
  %from = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %from
  %wide = zext i8 %byte to i64
  %not_below_a = icmp uge i64 %wide, 97
  br i1 %not_below_a, label %maybe_small, label %maybe_capital

maybe_small:
  %is_small = icmp ule i64 %wide, 122
  br i1 %is_small, label %move, label %write

maybe_capital:
  %capital_letter = sub i64 %wide, 65
  %is_capital = icmp ult i64 %capital_letter, 26
  br i1 %is_capital, label %move, label %write

move:
  %first = phi i64 [ 97, %maybe_small ], [ 65, %maybe_capital ]
  %letter = sub i64 %wide, %first
  %sum = add i64 %letter, %places
  %letter_after = urem i64 %sum, 26
  %moved = add i64 %letter_after, %first
  br label %write

write:
  %new = phi i64 [ %wide, %maybe_small ], [ %wide, %maybe_capital ], [ %moved, %move ]
  %new_byte = trunc i64 %new to i8
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %new_byte, ptr %to
  %after = add i64 %at, 1
  br label %head

done:
  ret i64 %text_len
}
