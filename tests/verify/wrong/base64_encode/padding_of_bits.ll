; wrong base64_encode: leaves the bits of the byte before in the place of a missing one
@alphabet = internal constant [64 x i8] c"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

define i64 @base64_encode(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %rounded = add i64 %data_len, 2
  %groups = udiv i64 %rounded, 3
  %length = mul i64 %groups, 4
  %fits = icmp ule i64 %length, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %at_after, %encode ]
  %to = phi i64 [ 0, %entry ], [ %to_after, %encode ]
  %more = icmp ult i64 %at, %data_len
  br i1 %more, label %encode, label %done

encode:
  %left = sub i64 %data_len, %at
  %has_second = icmp ugt i64 %left, 1
  %has_third = icmp ugt i64 %left, 2
  %at_1 = add i64 %at, 1
  %at_2 = add i64 %at, 2
  %byte_0 = call i64 @byte_or_zero(ptr %data, i64 %at, i1 zeroext true)
  %byte_1 = call i64 @byte_or_zero(ptr %data, i64 %at_1, i1 zeroext %has_second)
  %place_2 = select i1 %has_second, i64 %at_2, i64 %at_1
  %byte_2 = call i64 @byte_or_zero(ptr %data, i64 %place_2, i1 zeroext %has_third)
  %high = shl i64 %byte_0, 16
  %middle = shl i64 %byte_1, 8
  %high_middle = or i64 %high, %middle
  %bits = or i64 %high_middle, %byte_2
  %bits_0 = lshr i64 %bits, 18
  %bits_1 = lshr i64 %bits, 12
  %bits_2 = lshr i64 %bits, 6
  %target = getelementptr i8, ptr %out, i64 %to
  %target_1 = getelementptr i8, ptr %target, i64 1
  %target_2 = getelementptr i8, ptr %target, i64 2
  %target_3 = getelementptr i8, ptr %target, i64 3
  call void @write_digit(ptr %target, i64 %bits_0, i1 zeroext true)
  call void @write_digit(ptr %target_1, i64 %bits_1, i1 zeroext true)
  call void @write_digit(ptr %target_2, i64 %bits_2, i1 zeroext %has_second)
  call void @write_digit(ptr %target_3, i64 %bits, i1 zeroext %has_third)
  %at_after = add i64 %at, 3
  %to_after = add i64 %to, 4
  br label %next

done:
  ret i64 %length

too_long:
  ret i64 -1
}

define internal i64 @byte_or_zero(ptr %data, i64 %at, i1 zeroext %is_there) {
entry:
  br i1 %is_there, label %read, label %missing

read:
  %place = getelementptr i8, ptr %data, i64 %at
  %byte = load i8, ptr %place
  %wide = zext i8 %byte to i64
  ret i64 %wide

missing:
  %before_at = sub i64 %at, 1
  %before_place = getelementptr i8, ptr %data, i64 %before_at
  %before = load i8, ptr %before_place
  %before_wide = zext i8 %before to i64
  ret i64 %before_wide
}

define internal void @write_digit(ptr %target, i64 %bits, i1 zeroext %is_there) {
  %digit = and i64 %bits, 63
  %place = getelementptr i8, ptr @alphabet, i64 %digit
  %character = load i8, ptr %place
  %written = select i1 %is_there, i8 %character, i8 61
  store i8 %written, ptr %target
  ret void
}
