define zeroext i1 @is_palindrome(ptr %text, i64 %len) {
entry:
  %h = lshr i64 %len, 1
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %next ]
  %c = icmp ult i64 %i, %h
  br i1 %c, label %body, label %yes

body:
  %p = getelementptr i8, ptr %text, i64 %i
  %a = load i8, ptr %p
  %j = xor i64 %i, -1
  %k = add i64 %len, %j
  %q = getelementptr i8, ptr %text, i64 %k
  %b = load i8, ptr %q
  %e = icmp eq i8 %a, %b
  br i1 %e, label %next, label %no

next:
  %i1 = add i64 %i, 1
  br label %loop

yes:
  ret i1 True

no:
  ret i1 False
}
