; rewrite of reverse: reverses all bytes, then the bytes of each character again
declare i64 @text_reverse_bytes(ptr, i64, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %written = call i64 @text_reverse_bytes(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  br label %next

next:
  ; `start` is where a run of continuing bytes begins; the byte that ends it is the first of the character.
  %at = phi i64 [ 0, %entry ], [ %after, %turn ], [ %after, %continue ]
  %start = phi i64 [ 0, %entry ], [ %after, %turn ], [ %start, %continue ]
  %more = icmp slt i64 %at, %written
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %place
  %after = add i64 %at, 1
  %continues = icmp slt i8 %byte, -64
  br i1 %continues, label %continue, label %turn

continue:
  br label %next

turn:
  call void @turn_around(ptr %out, i64 %start, i64 %at)
  br label %next

done:
  ret i64 %written
}

define internal void @turn_around(ptr %bytes, i64 %first, i64 %last) {
entry:
  br label %head

head:
  %low = phi i64 [ %first, %entry ], [ %low_after, %swap ]
  %high = phi i64 [ %last, %entry ], [ %high_after, %swap ]
  %more = icmp slt i64 %low, %high
  br i1 %more, label %swap, label %done

swap:
  %low_place = getelementptr i8, ptr %bytes, i64 %low
  %high_place = getelementptr i8, ptr %bytes, i64 %high
  %low_byte = load i8, ptr %low_place
  %high_byte = load i8, ptr %high_place
  store i8 %high_byte, ptr %low_place
  store i8 %low_byte, ptr %high_place
  %low_after = add i64 %low, 1
  %high_after = sub i64 %high, 1
  br label %head

done:
  ret void
}
