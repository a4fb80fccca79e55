; rewrite of string_length: takes the bytes that continue a character from the length, going backwards
define i64 @string_length(ptr %text, i64 %text_len) {
entry:
  br label %head

head:
  %left = phi i64 [ %text_len, %entry ], [ %before, %keep ], [ %before, %take ]
  %count = phi i64 [ %text_len, %entry ], [ %count, %keep ], [ %fewer, %take ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %look

look:
  %before = add i64 %left, -1
  %place = getelementptr inbounds i8, ptr %text, i64 %before
  %byte = load i8, ptr %place
  %top = lshr i8 %byte, 6
  %continues = icmp eq i8 %top, 2
  br i1 %continues, label %take, label %keep

take:
  %fewer = sub i64 %count, 1
  br label %head

keep:
  br label %head

done:
  ret i64 %count
}
