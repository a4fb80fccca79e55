define i64 @count_vowels(ptr %text, i64 %text_len) {
entry:
  br label %head

head:
  %i = phi i64 [ 0, %entry ], [ %i_next, %tail ]
  %count = phi i64 [ 0, %entry ], [ %count_next, %tail ]
  %more = icmp ult i64 %i, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %place
  %small = or i8 %byte, 32
  switch i8 %small, label %tail [
    i8 97, label %vowel
    i8 101, label %vowel
    i8 105, label %vowel
    i8 111, label %vowel
    i8 117, label %vowel
  ]

vowel:
  %increased = add i64 %count, 1
  br label %tail

tail:
  %count_next = phi i64 [ %count, %look ], [ %increased, %vowel ]
  %i_next = add i64 %i, 1
  br label %head

done:
  ret i64 %count
}
