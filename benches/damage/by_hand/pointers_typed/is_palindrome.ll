define zeroext i1 @is_palindrome(i8* %text, i64 %text_len) {
entry:
  %i.addr = alloca i64, align 8
  store i64 0, i64* %i.addr, align 8
  %half = lshr i64 %text_len, 1
  br label %loop

loop:
  %i = load i64, i64* %i.addr, align 8
  %cmp = icmp ult i64 %i, %half
  br i1 %cmp, label %body, label %yes

body:
  %p = getelementptr inbounds i8, i8* %text, i64 %i
  %a = load i8, i8* %p, align 1
  %n = sub i64 %text_len, %i
  %j = sub i64 %n, 1
  %q = getelementptr inbounds i8, i8* %text, i64 %j
  %b = load i8, i8* %q, align 1
  %inc = add i64 %i, 1
  store i64 %inc, i64* %i.addr, align 8
  %eq = icmp eq i8 %a, %b
  br i1 %eq, label %loop, label %no

yes:
  ret i1 true

no:
  ret i1 false
}
