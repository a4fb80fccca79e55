; wrong base64_decode: decodes a text without its padding
define i64 @base64_decode(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %padding = call i64 @padding_length(ptr %text, i64 %text_len)
  %digits = sub i64 %text_len, %padding
  %is_valid = call zeroext i1 @is_base64(ptr %text, i64 %text_len, i64 %digits)
  br i1 %is_valid, label %measure, label %invalid

measure:
  %groups = lshr i64 %text_len, 2
  %whole = mul i64 %groups, 3
  %bits_of_all = mul i64 %digits, 6
  %length = lshr i64 %bits_of_all, 3
  %fits = icmp ule i64 %length, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %measure ], [ %after, %keep ], [ %after, %write ]
  %to = phi i64 [ 0, %measure ], [ %to, %keep ], [ %to_after, %write ]
  %bits = phi i64 [ 0, %measure ], [ %more_bits, %keep ], [ %more_bits, %write ]
  %waiting = phi i64 [ 0, %measure ], [ %available, %keep ], [ %rest, %write ]
  %more = icmp ult i64 %at, %digits
  br i1 %more, label %read, label %done

read:
  %place = getelementptr i8, ptr %text, i64 %at
  %character = load i8, ptr %place
  %digit = call i64 @digit_value(i8 zeroext %character)
  %shifted = shl i64 %bits, 6
  %more_bits = or i64 %shifted, %digit
  %available = add i64 %waiting, 6
  %after = add i64 %at, 1
  %is_byte = icmp uge i64 %available, 8
  br i1 %is_byte, label %write, label %keep

write:
  %rest = sub i64 %available, 8
  %byte_wide = lshr i64 %more_bits, %rest
  %byte = trunc i64 %byte_wide to i8
  %target = getelementptr i8, ptr %out, i64 %to
  store i8 %byte, ptr %target
  %to_after = add i64 %to, 1
  br label %next

keep:
  br label %next

done:
  ret i64 %length

invalid:
  ret i64 0

too_long:
  ret i64 -1
}

define internal i64 @padding_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %count = phi i64 [ 0, %entry ], [ %count_after, %found ]
  %is_most = icmp uge i64 %count, 2
  %is_whole = icmp eq i64 %count, %text_len
  %is_end = or i1 %is_most, %is_whole
  br i1 %is_end, label %done, label %look

look:
  %count_after = add i64 %count, 1
  %at = sub i64 %text_len, %count_after
  %place = getelementptr i8, ptr %text, i64 %at
  %character = load i8, ptr %place
  %is_padding = icmp eq i8 %character, 61
  br i1 %is_padding, label %found, label %done

found:
  br label %next

done:
  ret i64 %count
}

define internal zeroext i1 @is_base64(ptr %text, i64 %text_len, i64 %digits) {
entry:
  %odd = and i64 %text_len, 3
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %last = phi i64 [ 0, %entry ], [ %digit, %look ]
  %more = icmp ult i64 %at, %digits
  br i1 %more, label %look, label %unused_bits

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %character = load i8, ptr %place
  %digit = call i64 @digit_value(i8 zeroext %character)
  %after = add i64 %at, 1
  %is_digit = icmp ult i64 %digit, 64
  br i1 %is_digit, label %next, label %invalid

unused_bits:
  %padding = sub i64 %text_len, %digits
  %unused = mul i64 %padding, 2
  %beyond = shl i64 1, %unused
  %mask = sub i64 %beyond, 1
  %set = and i64 %last, %mask
  %is_clear = icmp eq i64 %set, 0
  ret i1 %is_clear

invalid:
  ret i1 false
}

define internal i64 @digit_value(i8 zeroext %character) {
  %wide = zext i8 %character to i64
  %from_capital = sub i64 %wide, 65
  %is_capital = icmp ult i64 %from_capital, 26
  %from_small = sub i64 %wide, 97
  %is_small = icmp ult i64 %from_small, 26
  %from_number = sub i64 %wide, 48
  %is_number = icmp ult i64 %from_number, 10
  %is_plus = icmp eq i64 %wide, 43
  %is_slash = icmp eq i64 %wide, 47
  %value_small = add i64 %from_small, 26
  %value_number = add i64 %from_number, 52
  %slash = select i1 %is_slash, i64 63, i64 64
  %plus = select i1 %is_plus, i64 62, i64 %slash
  %number = select i1 %is_number, i64 %value_number, i64 %plus
  %small = select i1 %is_small, i64 %value_small, i64 %number
  %value = select i1 %is_capital, i64 %from_capital, i64 %small
  ret i64 %value
}
