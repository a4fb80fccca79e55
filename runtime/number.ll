; Integers as text. Formatting writes no zero byte and returns the length, or -1 where the capacity is too small.
; Parsing takes the whole text, stores nothing unless it succeeds, and tells overflow from a text that is no number.

;; Writes an unsigned integer in decimal.
;;
;; value: the integer
;; out: `capacity` writable bytes; 20 always suffice
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @number_format_u64(i64 %value, ptr %out, i64 %capacity) {
  %written = call i64 @format_digits(i64 %value, i64 10, ptr %out, i64 %capacity)
  ret i64 %written
}

;; Writes an unsigned integer in hexadecimal, in lower case and without a prefix.
;;
;; value: the integer
;; out: `capacity` writable bytes; 16 always suffice
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @number_format_hex(i64 %value, ptr %out, i64 %capacity) {
  %written = call i64 @format_digits(i64 %value, i64 16, ptr %out, i64 %capacity)
  ret i64 %written
}

;; Writes a signed integer in decimal.
;;
;; value: the integer
;; out: `capacity` writable bytes; 20 always suffice
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @number_format_i64(i64 %value, ptr %out, i64 %capacity) {
entry:
  %is_negative = icmp slt i64 %value, 0
  br i1 %is_negative, label %negative, label %positive

positive:
  %written = call i64 @format_digits(i64 %value, i64 10, ptr %out, i64 %capacity)
  ret i64 %written

negative:
  %has_no_room = icmp eq i64 %capacity, 0
  br i1 %has_no_room, label %too_long, label %magnitude

magnitude:
  ; Of the least i64 the magnitude wraps to itself, which is right as an unsigned number.
  %absolute = sub i64 0, %value
  %digits_out = getelementptr i8, ptr %out, i64 1
  %digits_capacity = sub i64 %capacity, 1
  %digits = call i64 @format_digits(i64 %absolute, i64 10, ptr %digits_out, i64 %digits_capacity)
  %digits_fit = icmp sge i64 %digits, 0
  br i1 %digits_fit, label %sign, label %too_long

sign:
  store i8 45, ptr %out                              ; '-'
  %length = add i64 %digits, 1
  ret i64 %length

too_long:
  ret i64 -1
}

;; Writes an unsigned integer in a base up to 16.
;;
;; value: the integer
;; base: 2 to 16
;; out: `capacity` writable bytes
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define internal i64 @format_digits(i64 %value, i64 %base, ptr %out, i64 %capacity) {
entry:
  br label %count

count:
  %counted = phi i64 [ %value, %entry ], [ %counted_rest, %count ]
  %digits_before = phi i64 [ 0, %entry ], [ %digits, %count ]
  %digits = add i64 %digits_before, 1
  %counted_rest = udiv i64 %counted, %base
  %counted_all = icmp eq i64 %counted_rest, 0
  br i1 %counted_all, label %check, label %count

check:
  %fits = icmp ule i64 %digits, %capacity
  br i1 %fits, label %write, label %too_long

write:
  %end = getelementptr i8, ptr %out, i64 %digits
  %written = call i64 @number_write_before(i64 %value, i64 %base, ptr %end)
  ret i64 %written

too_long:
  ret i64 -1
}

;; Writes an unsigned integer so that its last digit stands directly before an address: without knowing its length before.
;;
;; value: the integer
;; base: 2 to 16
;; end: address after the last digit; 64 writable bytes before it suffice for base 2, 20 for base 10
;; result: bytes written
define i64 @number_write_before(i64 %value, i64 %base, ptr %end) {
entry:
  br label %write

write:
  ; From the last digit to the first.
  %rest = phi i64 [ %value, %entry ], [ %next_rest, %write ]
  %after = phi i64 [ 0, %entry ], [ %offset, %write ]
  %next_rest = udiv i64 %rest, %base
  %product = mul i64 %next_rest, %base
  %digit = sub i64 %rest, %product
  %is_decimal = icmp ult i64 %digit, 10
  %zero = select i1 %is_decimal, i64 48, i64 87       ; '0', or 'a' - 10
  %character_wide = add i64 %digit, %zero
  %character = trunc i64 %character_wide to i8
  %offset = sub i64 %after, 1
  %place = getelementptr i8, ptr %end, i64 %offset
  store i8 %character, ptr %place
  %is_first = icmp eq i64 %next_rest, 0
  br i1 %is_first, label %done, label %write

done:
  %count = sub i64 0, %offset
  ret i64 %count
}

;; Reads an unsigned decimal integer: one or more digits and nothing else.
;;
;; text: the text
;; text_len: its length
;; value: where the i64 is stored
;; result: 0, -22 where the text is no such number, -34 where it is too large
define i64 @number_parse_u64(ptr %text, i64 %text_len, ptr %value) {
  %status = call i64 @parse_digits(ptr %text, i64 %text_len, i64 10, ptr %value)
  ret i64 %status
}

;; Reads an unsigned hexadecimal integer: one or more digits of either case, no prefix, and nothing else.
;;
;; text: the text
;; text_len: its length
;; value: where the i64 is stored
;; result: 0, -22 where the text is no such number, -34 where it is too large
define i64 @number_parse_hex(ptr %text, i64 %text_len, ptr %value) {
  %status = call i64 @parse_digits(ptr %text, i64 %text_len, i64 16, ptr %value)
  ret i64 %status
}

;; Reads a signed decimal integer: digits with one `-` or `+` before them, or none.
;;
;; text: the text
;; text_len: its length
;; value: where the i64 is stored
;; result: 0, -22 where the text is no such number, -34 where it is out of range
define i64 @number_parse_i64(ptr %text, i64 %text_len, ptr %value) {
entry:
  %magnitude_place = alloca i64
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %no_number, label %sign

sign:
  %first = load i8, ptr %text
  %is_minus = icmp eq i8 %first, 45
  %is_plus = icmp eq i8 %first, 43
  %has_sign = or i1 %is_minus, %is_plus
  %sign_len = zext i1 %has_sign to i64
  %digits = getelementptr i8, ptr %text, i64 %sign_len
  %digits_len = sub i64 %text_len, %sign_len
  %status = call i64 @parse_digits(ptr %digits, i64 %digits_len, i64 10, ptr %magnitude_place)
  %is_number = icmp eq i64 %status, 0
  br i1 %is_number, label %range, label %failed

range:
  ; 2^63 - 1 at most, and one more below zero.
  %magnitude = load i64, ptr %magnitude_place
  %one_more = zext i1 %is_minus to i64
  %limit = add i64 9223372036854775807, %one_more
  %in_range = icmp ule i64 %magnitude, %limit
  br i1 %in_range, label %store, label %too_large

store:
  %negated = sub i64 0, %magnitude
  %signed = select i1 %is_minus, i64 %negated, i64 %magnitude
  store i64 %signed, ptr %value
  ret i64 0

failed:
  ret i64 %status

too_large:
  ret i64 -34

no_number:
  ret i64 -22
}

;; Reads digits of a base up to 16.
;;
;; text: the text
;; text_len: its length
;; base: 2 to 16
;; value: where the i64 is stored
;; result: 0, -22 where the text is empty or has another character, -34 where the number does not fit 64 bits
define internal i64 @parse_digits(ptr %text, i64 %text_len, i64 %base, ptr %value) {
entry:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %no_number, label %next

next:
  ; After an overflow the rest is still looked at: a text that is no number is never called too large.
  %at = phi i64 [ 0, %entry ], [ %after, %append ]
  %sum = phi i64 [ 0, %entry ], [ %new_sum, %append ]
  %overflowed = phi i1 [ false, %entry ], [ %now_overflowed, %append ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %end

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %character = load i8, ptr %place
  %decimal = sub i8 %character, 48
  %is_decimal = icmp ult i8 %decimal, 10
  %lower = or i8 %character, 32
  %letter = sub i8 %lower, 97
  %letter_value = add i8 %letter, 10
  %is_letter = icmp ult i8 %letter, 26
  %letter_or_none = select i1 %is_letter, i8 %letter_value, i8 -1
  %digit_byte = select i1 %is_decimal, i8 %decimal, i8 %letter_or_none
  %digit = zext i8 %digit_byte to i64
  %is_digit = icmp ult i64 %digit, %base
  br i1 %is_digit, label %append, label %no_number

append:
  %shifted = call { i64, i1 } @llvm.umul.with.overflow.i64(i64 %sum, i64 %base)
  %shifted_sum = extractvalue { i64, i1 } %shifted, 0
  %shift_overflow = extractvalue { i64, i1 } %shifted, 1
  %added = call { i64, i1 } @llvm.uadd.with.overflow.i64(i64 %shifted_sum, i64 %digit)
  %new_sum = extractvalue { i64, i1 } %added, 0
  %add_overflow = extractvalue { i64, i1 } %added, 1
  %any_overflow = or i1 %shift_overflow, %add_overflow
  %now_overflowed = or i1 %overflowed, %any_overflow
  %after = add i64 %at, 1
  br label %next

end:
  br i1 %overflowed, label %too_large, label %store

store:
  store i64 %sum, ptr %value
  ret i64 0

too_large:
  ret i64 -34

no_number:
  ret i64 -22
}

declare { i64, i1 } @llvm.umul.with.overflow.i64(i64, i64)
declare { i64, i1 } @llvm.uadd.with.overflow.i64(i64, i64)
