; rewrite of capitalize_words: copies the text, then goes from blank to blank in the copy
declare ptr @memcpy(ptr, ptr, i64)

define i64 @capitalize_words(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %copy, label %too_long

copy:
  %unused = call ptr @memcpy(ptr %out, ptr %text, i64 %text_len)
  br label %word

word:
  ; Here a word may begin.
  %at = phi i64 [ 0, %copy ], [ %behind, %blank ]
  %has_first = icmp ult i64 %at, %text_len
  br i1 %has_first, label %first, label %done

first:
  %first_place = getelementptr i8, ptr %out, i64 %at
  %first_byte = load i8, ptr %first_place
  %not_below = icmp ugt i8 %first_byte, 96
  %not_above = icmp ult i8 %first_byte, 123
  %is_small = and i1 %not_below, %not_above
  br i1 %is_small, label %change, label %search

change:
  %capital = xor i8 %first_byte, 32
  store i8 %capital, ptr %first_place
  br label %search

search:
  %search_at = phi i64 [ %at, %first ], [ %at, %change ], [ %search_after, %inside ]
  %more = icmp ult i64 %search_at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %out, i64 %search_at
  %byte = load i8, ptr %place
  switch i8 %byte, label %inside [
    i8 9, label %blank
    i8 10, label %blank
    i8 11, label %blank
    i8 12, label %blank
    i8 13, label %blank
    i8 32, label %blank
  ]

inside:
  %search_after = add i64 %search_at, 1
  br label %search

blank:
  %behind = add i64 %search_at, 1
  br label %word

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}
