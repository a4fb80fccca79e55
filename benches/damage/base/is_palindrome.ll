define zeroext i1 @is_palindrome(ptr %text, i64 %text_len) {
entry:
  %half = lshr i64 %text_len, 1
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %same ]
  %more = icmp ult i64 %i, %half
  br i1 %more, label %compare, label %yes

compare:
  %front_ptr = getelementptr inbounds i8, ptr %text, i64 %i
  %front = load i8, ptr %front_ptr, align 1
  %from_end = sub i64 %text_len, %i
  %back_index = sub i64 %from_end, 1
  %back_ptr = getelementptr inbounds i8, ptr %text, i64 %back_index
  %back = load i8, ptr %back_ptr, align 1
  %equal = icmp eq i8 %front, %back
  br i1 %equal, label %same, label %no

same:
  %i.next = add i64 %i, 1
  br label %loop

yes:
  ret i1 true

no:
  ret i1 false
}
