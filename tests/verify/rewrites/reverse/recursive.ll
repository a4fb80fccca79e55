; rewrite of reverse: the rest first, then the first character behind it
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp sle i64 %text_len, %capacity
  br i1 %fits, label %look, label %too_long

too_long:
  ret i64 -1

look:
  %is_empty = icmp eq i64 %text_len, 0
  br i1 %is_empty, label %done, label %measure

measure:
  %length = call i64 @first_length(ptr %text, i64 %text_len)
  %rest = getelementptr i8, ptr %text, i64 %length
  %rest_len = sub i64 %text_len, %length
  %unused = call i64 @reverse(ptr %rest, i64 %rest_len, ptr %out, i64 %rest_len)
  br label %copy

copy:
  %at = phi i64 [ 0, %measure ], [ %after, %byte ]
  %more = icmp ult i64 %at, %length
  br i1 %more, label %byte, label %done

byte:
  %from = getelementptr i8, ptr %text, i64 %at
  %value = load i8, ptr %from
  %target = add i64 %rest_len, %at
  %to = getelementptr i8, ptr %out, i64 %target
  store i8 %value, ptr %to
  %after = add i64 %at, 1
  br label %copy

done:
  ret i64 %text_len
}

; The number of ones that a first byte begins with is the length of its character; 0 means one byte.
define internal i64 @first_length(ptr %text, i64 %text_len) {
  %byte = load i8, ptr %text
  %inverted = xor i8 %byte, -1
  %ones = call i8 @llvm.ctlz.i8(i8 %inverted, i1 false)
  %ones_wide = zext i8 %ones to i64
  %at_least = call i64 @llvm.umax.i64(i64 %ones_wide, i64 1)
  %length = call i64 @llvm.umin.i64(i64 %at_least, i64 %text_len)
  ret i64 %length
}

declare i8 @llvm.ctlz.i8(i8, i1)
declare i64 @llvm.umax.i64(i64, i64)
declare i64 @llvm.umin.i64(i64, i64)
