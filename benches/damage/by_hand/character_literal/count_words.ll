define i64 @count_words(ptr %text, i64 %len) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %was_blank = phi i1 [ true, %entry ], [ %is_blank, %body ]
  %n = phi i64 [ 0, %entry ], [ %n1, %body ]
  %more = icmp slt i64 %i, %len
  br i1 %more, label %body, label %end

body:
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %is_blank = icmp eq i8 %c, ' '
  %letter = xor i1 %is_blank, true
  %start = and i1 %letter, %was_blank
  %inc = zext i1 %start to i64
  %n1 = add i64 %n, %inc
  %i1 = add i64 %i, 1
  br label %loop

end:
  ret i64 %n
}
