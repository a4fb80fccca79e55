; rewrite of base64_encode: six bits leave a buffer whenever it holds them, and padding comes last
@digits = internal constant [64 x i8] c"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

define i64 @base64_encode(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  ; Groups of three bytes, rounded up, make four characters each.
  %up = add i64 %data_len, 2
  %groups = udiv i64 %up, 3
  %whole = shl i64 %groups, 2
  %fits = icmp ule i64 %whole, %capacity
  br i1 %fits, label %bytes, label %too_long

bytes:
  %at = phi i64 [ 0, %entry ], [ %after, %drained ]
  %to = phi i64 [ 0, %entry ], [ %drain_to, %drained ]
  %buffer = phi i64 [ 0, %entry ], [ %filled, %drained ]
  %held = phi i64 [ 0, %entry ], [ %drain_held, %drained ]
  %more = icmp ult i64 %at, %data_len
  br i1 %more, label %fill, label %rest

fill:
  %place = getelementptr i8, ptr %data, i64 %at
  %byte = load i8, ptr %place
  %value = zext i8 %byte to i64
  %room = shl i64 %buffer, 8
  %filled = or i64 %room, %value
  %held_more = add i64 %held, 8
  %after = add i64 %at, 1
  br label %drain

drain:
  %drain_held = phi i64 [ %held_more, %fill ], [ %fewer, %emit ]
  %drain_to = phi i64 [ %to, %fill ], [ %to_after, %emit ]
  %has_six = icmp uge i64 %drain_held, 6
  br i1 %has_six, label %emit, label %drained

emit:
  %fewer = sub i64 %drain_held, 6
  %six_wide = lshr i64 %filled, %fewer
  %six = and i64 %six_wide, 63
  %digit_place = getelementptr i8, ptr @digits, i64 %six
  %digit = load i8, ptr %digit_place
  %target = getelementptr i8, ptr %out, i64 %drain_to
  store i8 %digit, ptr %target
  %to_after = add i64 %drain_to, 1
  br label %drain

drained:
  br label %bytes

rest:
  %is_even = icmp eq i64 %held, 0
  br i1 %is_even, label %done, label %last

last:
  %missing = sub i64 6, %held
  %last_wide = shl i64 %buffer, %missing
  %last_six = and i64 %last_wide, 63
  %last_place = getelementptr i8, ptr @digits, i64 %last_six
  %last_digit = load i8, ptr %last_place
  %last_target = getelementptr i8, ptr %out, i64 %to
  store i8 %last_digit, ptr %last_target
  %last_after = add i64 %to, 1
  br label %pad

pad:
  %pad_at = phi i64 [ %last_after, %last ], [ %pad_after, %pad_one ]
  %pad_more = icmp ult i64 %pad_at, %whole
  br i1 %pad_more, label %pad_one, label %done

pad_one:
  %pad_target = getelementptr i8, ptr %out, i64 %pad_at
  store i8 61, ptr %pad_target
  %pad_after = add i64 %pad_at, 1
  br label %pad

done:
  ret i64 %whole

too_long:
  ret i64 -1
}
