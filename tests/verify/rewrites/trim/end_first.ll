; rewrite of trim: the end first, then the beginning, and a loop that copies
define i64 @trim(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %shorten

shorten:
  %end = phi i64 [ %text_len, %entry ], [ %before, %last ]
  %is_empty = icmp eq i64 %end, 0
  br i1 %is_empty, label %empty, label %last

empty:
  ret i64 0

last:
  %before = sub i64 %end, 1
  %last_place = getelementptr i8, ptr %text, i64 %before
  %last_byte = load i8, ptr %last_place
  %last_blank = call i1 @blank(i8 %last_byte)
  br i1 %last_blank, label %shorten, label %skip

skip:
  ; There is a byte that is no blank, so this ends.
  %start = phi i64 [ 0, %last ], [ %start_after, %skip ]
  %start_after = add i64 %start, 1
  %first_place = getelementptr i8, ptr %text, i64 %start
  %first_byte = load i8, ptr %first_place
  %first_blank = call i1 @blank(i8 %first_byte)
  br i1 %first_blank, label %skip, label %measure

measure:
  %length = sub i64 %end, %start
  %is_short = icmp ult i64 %capacity, %length
  br i1 %is_short, label %too_long, label %copy

copy:
  %at = phi i64 [ 0, %measure ], [ %after, %copy ]
  %from = getelementptr i8, ptr %first_place, i64 %at
  %byte = load i8, ptr %from
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %byte, ptr %to
  %after = add i64 %at, 1
  %more = icmp ult i64 %after, %length
  br i1 %more, label %copy, label %done

done:
  ret i64 %length

too_long:
  ret i64 -1
}

define internal i1 @blank(i8 %byte) {
entry:
  switch i8 %byte, label %no [
    i8 9, label %yes
    i8 10, label %yes
    i8 11, label %yes
    i8 12, label %yes
    i8 13, label %yes
    i8 32, label %yes
  ]

yes:
  ret i1 true

no:
  ret i1 false
}
