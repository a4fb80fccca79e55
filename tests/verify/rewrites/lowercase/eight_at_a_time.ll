; rewrite of lowercase: eight bytes in one number, and the rest one by one
define i64 @lowercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %blocks, label %too_long

blocks:
  %at = phi i64 [ 0, %entry ], [ %after, %block ]
  %after = add i64 %at, 8
  %more = icmp ule i64 %after, %text_len
  br i1 %more, label %block, label %rest

block:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %bytes = load i64, ptr %from, align 1
  ; The top bit of each byte: 0x80 where it is at least A, at most Z, and ASCII.
  %low = and i64 %bytes, 9187201950435737471
  %from_a = add i64 %low, 4557430888798830399
  %beyond_z = add i64 %low, 2676586395008836901
  %not_beyond = xor i64 %beyond_z, -1
  %in_range = and i64 %from_a, %not_beyond
  %not_bytes = xor i64 %bytes, -1
  %ascii = and i64 %in_range, %not_bytes
  %tops = and i64 %ascii, -9187201950435737472
  %case = lshr i64 %tops, 2
  %new = or i64 %bytes, %case
  store i64 %new, ptr %to, align 1
  br label %blocks

rest:
  %rest_at = phi i64 [ %at, %blocks ], [ %rest_after, %single ]
  %rest_more = icmp ult i64 %rest_at, %text_len
  br i1 %rest_more, label %single, label %done

single:
  %single_from = getelementptr i8, ptr %text, i64 %rest_at
  %single_to = getelementptr i8, ptr %out, i64 %rest_at
  %byte = load i8, ptr %single_from
  %letter = sub i8 %byte, 65
  %is_capital = icmp ult i8 %letter, 26
  %bit = select i1 %is_capital, i8 32, i8 0
  %small = or i8 %byte, %bit
  store i8 %small, ptr %single_to
  %rest_after = add i64 %rest_at, 1
  br label %rest

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
