; rewrite of base64_decode: measures, then decodes groups of four and looks at errors as they come, before any byte is written
declare i64 @text_find(ptr, i64, ptr, i64)

@digits = internal constant [64 x i8] c"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

define i64 @base64_decode(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %measured = call i64 @decode(ptr %text, i64 %text_len, ptr null)
  %is_invalid = icmp slt i64 %measured, 0
  br i1 %is_invalid, label %invalid, label %room

invalid:
  ret i64 0

room:
  %fits = icmp ule i64 %measured, %capacity
  br i1 %fits, label %write, label %too_long

write:
  %written = call i64 @decode(ptr %text, i64 %text_len, ptr %out)
  ret i64 %written

too_long:
  ret i64 -1
}

; The number of bytes, or -1 where the text is no Base64. Without a target nothing is written.
define internal i64 @decode(ptr %text, i64 %text_len, ptr %target) {
entry:
  %group = alloca [4 x i64]
  %odd = urem i64 %text_len, 4
  %is_whole = icmp eq i64 %odd, 0
  br i1 %is_whole, label %groups, label %invalid

groups:
  %at = phi i64 [ 0, %entry ], [ %after, %group_done ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %group_done ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %characters, label %done

characters:
  %inner = phi i64 [ 0, %groups ], [ %inner_after, %store ]
  %bits = phi i64 [ 0, %groups ], [ %bits_after, %store ]
  %padding = phi i64 [ 0, %groups ], [ %padding_after, %store ]
  %is_full = icmp eq i64 %inner, 4
  br i1 %is_full, label %group_check, label %character

character:
  %character_at = add i64 %at, %inner
  %place = getelementptr i8, ptr %text, i64 %character_at
  %code = load i8, ptr %place
  %is_padding = icmp eq i8 %code, 61
  br i1 %is_padding, label %pad, label %digit

pad:
  ; Only the third and fourth character of the last group may be `=`.
  %is_late = icmp uge i64 %inner, 2
  %group_end = add i64 %at, 4
  %is_last = icmp eq i64 %group_end, %text_len
  %may_pad = and i1 %is_late, %is_last
  %padding_more = add i64 %padding, 1
  br i1 %may_pad, label %store, label %invalid

digit:
  ; Behind `=` there is none, and what the alphabet does not hold is none.
  %value = call i64 @text_find(ptr @digits, i64 64, ptr %place, i64 1)
  %is_known = icmp sge i64 %value, 0
  %is_before_padding = icmp eq i64 %padding, 0
  %is_digit = and i1 %is_known, %is_before_padding
  br i1 %is_digit, label %store, label %invalid

store:
  %six = phi i64 [ 0, %pad ], [ %value, %digit ]
  %padding_after = phi i64 [ %padding_more, %pad ], [ %padding, %digit ]
  %bits_room = shl i64 %bits, 6
  %bits_after = or i64 %bits_room, %six
  %inner_after = add i64 %inner, 1
  br label %characters

group_check:
  ; The bytes that padding leaves out must be 0.
  %out_bits = shl i64 %padding, 3
  %beyond = shl i64 1, %out_bits
  %mask = sub i64 %beyond, 1
  %unused = and i64 %bits, %mask
  %is_clear = icmp eq i64 %unused, 0
  br i1 %is_clear, label %group_bytes, label %invalid

group_bytes:
  %bytes = sub i64 3, %padding
  %is_measuring = icmp eq ptr %target, null
  br i1 %is_measuring, label %group_done, label %bytes_head

bytes_head:
  %byte_at = phi i64 [ 0, %group_bytes ], [ %byte_after, %byte ]
  %byte_more = icmp ult i64 %byte_at, %bytes
  br i1 %byte_more, label %byte, label %group_done

byte:
  %eighths = mul i64 %byte_at, 8
  %shift = sub i64 16, %eighths
  %shifted = lshr i64 %bits, %shift
  %byte_value = trunc i64 %shifted to i8
  %to = add i64 %count, %byte_at
  %byte_place = getelementptr i8, ptr %target, i64 %to
  store i8 %byte_value, ptr %byte_place
  %byte_after = add i64 %byte_at, 1
  br label %bytes_head

group_done:
  %count_after = add i64 %count, %bytes
  %after = add i64 %at, 4
  br label %groups

done:
  ret i64 %count

invalid:
  ret i64 -1
}
