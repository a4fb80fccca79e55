; wrong base64_encode: breaks lines after 76 characters, as mail does
@digits = internal constant [64 x i8] c"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

define i64 @base64_encode(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %up = add i64 %data_len, 2
  %groups = udiv i64 %up, 3
  %characters = mul i64 %groups, 4
  %is_empty = icmp eq i64 %characters, 0
  br i1 %is_empty, label %empty, label %measure

empty:
  ret i64 0

measure:
  %last = sub i64 %characters, 1
  %breaks = udiv i64 %last, 76
  %length = add i64 %characters, %breaks
  %fits = icmp ule i64 %length, %capacity
  br i1 %fits, label %head, label %too_long

head:
  %at = phi i64 [ 0, %measure ], [ %after, %write ]
  %is_done = icmp eq i64 %at, %length
  br i1 %is_done, label %done, label %character

character:
  %line = udiv i64 %at, 77
  %column = urem i64 %at, 77
  %is_break = icmp eq i64 %column, 76
  br i1 %is_break, label %write, label %find

find:
  %index = sub i64 %at, %line
  %bit = mul i64 %index, 6
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
  %digit_place = getelementptr i8, ptr @digits, i64 %value
  %code = load i8, ptr %digit_place
  br label %write

write:
  %written = phi i8 [ 10, %character ], [ 61, %find ], [ %code, %digit ]
  %target = getelementptr i8, ptr %out, i64 %at
  store i8 %written, ptr %target
  %after = add i64 %at, 1
  br label %head

done:
  ret i64 %length

too_long:
  ret i64 -1
}
