@digits = private unnamed_addr constant [16 x i8] c"0123456789abcdef"

define i64 @hex_byte(i8 zeroext %value, ptr %out, i64 %capacity) {
entry:
  %fits = icmp sge i64 %capacity, 2
  br i1 %fits, label %write, label %fail

write:
  %wide = zext i8 %value to i64
  %high = lshr i64 %wide, 4
  %low = and i64 %wide, 15
  %high_ptr = getelementptr inbounds [16 x i8], ptr @digits, i64 0, i64 %high
  %low_ptr = getelementptr inbounds [16 x i8], ptr @digits, i64 0, i64 %low
  %high_digit = load i8, ptr %high_ptr
  %low_digit = load i8, ptr %low_ptr
  store i8 %high_digit, ptr %out
  %second = getelementptr inbounds i8, ptr %out, i64 1
  store i8 %low_digit, ptr %second
  ret i64 2

fail:
  ret i64 -1
}
