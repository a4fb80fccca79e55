; rewrite of base64_encode: computes each character on its own, from the last to the first
define i64 @base64_encode(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %up = add i64 %data_len, 2
  %groups = udiv i64 %up, 3
  %length = mul i64 %groups, 4
  %is_short = icmp ult i64 %capacity, %length
  br i1 %is_short, label %too_long, label %head

head:
  %left = phi i64 [ %length, %entry ], [ %at, %write ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %character

character:
  ; Character `at` holds the bits from 6 * at on, which begin in byte 6 * at / 8.
  %at = sub i64 %left, 1
  %bit = mul i64 %at, 6
  %byte_at = lshr i64 %bit, 3
  %is_padding = icmp uge i64 %byte_at, %data_len
  br i1 %is_padding, label %write, label %read

read:
  %place = getelementptr i8, ptr %data, i64 %byte_at
  %byte = load i8, ptr %place
  %high = zext i8 %byte to i64
  %high_shifted = shl i64 %high, 8
  %next_at = add i64 %byte_at, 1
  %has_next = icmp ult i64 %next_at, %data_len
  br i1 %has_next, label %read_next, label %digit

read_next:
  %next_place = getelementptr i8, ptr %data, i64 %next_at
  %next_byte = load i8, ptr %next_place
  %next_wide = zext i8 %next_byte to i64
  br label %digit

digit:
  %low = phi i64 [ 0, %read ], [ %next_wide, %read_next ]
  %both = or i64 %high_shifted, %low
  %offset = and i64 %bit, 7
  %shift = sub i64 10, %offset
  %shifted = lshr i64 %both, %shift
  %value = and i64 %shifted, 63
  %code = call i8 @digit_of(i64 %value)
  br label %write

write:
  %written = phi i8 [ 61, %character ], [ %code, %digit ]
  %target = getelementptr i8, ptr %out, i64 %at
  store i8 %written, ptr %target
  br label %head

done:
  ret i64 %length

too_long:
  ret i64 -1
}

define internal i8 @digit_of(i64 %value) {
  ; Distances of the five ranges to their codes: A, a, 0, + and /.
  %is_small = icmp ugt i64 %value, 25
  %is_number = icmp ugt i64 %value, 51
  %is_plus = icmp ugt i64 %value, 61
  %is_slash = icmp ugt i64 %value, 62
  %small = select i1 %is_small, i64 71, i64 65
  %number = select i1 %is_number, i64 -4, i64 %small
  %plus = select i1 %is_plus, i64 -19, i64 %number
  %slash = select i1 %is_slash, i64 -16, i64 %plus
  %code = add i64 %value, %slash
  %byte = trunc i64 %code to i8
  ret i8 %byte
}
