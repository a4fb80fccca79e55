; rewrite of trim: one pass remembers the first and the last byte that is no blank
declare ptr @memcpy(ptr, ptr, i64)

define i64 @trim(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %first = phi i64 [ -1, %entry ], [ %first_after, %look ]
  %end = phi i64 [ -1, %entry ], [ %end_after, %look ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %found

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  ; Bits 9 to 13 and 32 of a mask.
  %wide = zext i8 %byte to i64
  %is_low = icmp ult i64 %wide, 64
  %shift = and i64 %wide, 63
  %mask = lshr i64 4294983168, %shift
  %bit = trunc i64 %mask to i1
  %is_blank = and i1 %is_low, %bit
  %after = add i64 %at, 1
  %is_unset = icmp eq i64 %first, -1
  %first_here = select i1 %is_unset, i64 %at, i64 %first
  %first_after = select i1 %is_blank, i64 %first, i64 %first_here
  %end_after = select i1 %is_blank, i64 %end, i64 %after
  br label %next

found:
  %length = sub i64 %end, %first
  %fits = icmp ule i64 %length, %capacity
  br i1 %fits, label %has_some, label %too_long

has_some:
  %is_nothing = icmp eq i64 %length, 0
  br i1 %is_nothing, label %done, label %copy

copy:
  %from = getelementptr i8, ptr %text, i64 %first
  %unused = call ptr @memcpy(ptr %out, ptr %from, i64 %length)
  br label %done

done:
  ret i64 %length

too_long:
  ret i64 -1
}
