define i64 @count_words(ptr %text, i64 %len) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %prev = phi i1 [ true, %entry ], [ %blank, %body ]
  %n = phi i64 [ 0, %entry ], [ %n1, %body ]
  br i1 icmp slt (i64 %i, i64 %len), label %body, label %done

body:
  %c = load i8, ptr getelementptr inbounds (i8, ptr %text, i64 %i)
  %blank = icmp eq i8 %c, 32
  %letter = xor i1 %blank, true
  %starts = and i1 %prev, %letter
  %n1 = add i64 %n, zext (i1 %starts to i64)
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %n
}
