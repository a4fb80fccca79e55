; rewrite of caesar_cipher: makes a table of all bytes first
define i64 @caesar_cipher(ptr %text, i64 %text_len, i64 %shift, ptr %out, i64 %capacity) {
entry:
  %table = alloca [256 x i8]
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %fill, label %too_long

fill:
  %code = phi i64 [ 0, %entry ], [ %code_after, %fill ]
  %code_place = getelementptr i8, ptr %table, i64 %code
  %code_byte = trunc i64 %code to i8
  store i8 %code_byte, ptr %code_place
  %code_after = add i64 %code, 1
  %code_more = icmp ult i64 %code_after, 256
  br i1 %code_more, label %fill, label %letters

letters:
  %letter = phi i64 [ 0, %fill ], [ %letter_after, %letters ]
  %rest = srem i64 %shift, 26
  %sum = add i64 %rest, %letter
  %positive = add i64 %sum, 26
  %target = urem i64 %positive, 26
  %target_byte = trunc i64 %target to i8
  %small = add i8 %target_byte, 97
  %capital = add i8 %target_byte, 65
  %small_at = add i64 %letter, 97
  %capital_at = add i64 %letter, 65
  %small_place = getelementptr i8, ptr %table, i64 %small_at
  %capital_place = getelementptr i8, ptr %table, i64 %capital_at
  store i8 %small, ptr %small_place
  store i8 %capital, ptr %capital_place
  %letter_after = add i64 %letter, 1
  %letter_more = icmp ult i64 %letter_after, 26
  br i1 %letter_more, label %letters, label %translate

translate:
  %at = phi i64 [ 0, %letters ], [ %after, %byte ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %byte, label %done

byte:
  %from = getelementptr i8, ptr %text, i64 %at
  %old = load i8, ptr %from
  %index = zext i8 %old to i64
  %entry_place = getelementptr i8, ptr %table, i64 %index
  %new = load i8, ptr %entry_place
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %new, ptr %to
  %after = add i64 %at, 1
  br label %translate

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
