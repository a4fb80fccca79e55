define zeroext i1 @is_palindrome(ptr %text, i64 %len) {
entry:
  %ok = alloca i32
  %i = alloca i64
  store i32 1, ptr %ok
  store i64 0, ptr %i
  %half = udiv i64 %len, 2
  br label %loop

loop:
  %iv = load i64, ptr %i
  %c = icmp ult i64 %iv, %half
  br i1 %c, label %body, label %done

body:
  %p = getelementptr i8, ptr %text, i64 %iv
  %a = load i8, ptr %p
  %l1 = sub i64 %len, 1
  %j = sub i64 %l1, %iv
  %q = getelementptr i8, ptr %text, i64 %j
  %b = load i8, ptr %q
  %same = icmp eq i8 %a, %b
  %same32 = zext i1 %same to i32
  store i32 %same32, ptr %ok
  %iv1 = add i64 %iv, 1
  store i64 %iv1, ptr %i
  br i1 %same32, label %loop, label %done

done:
  %r = load i32, ptr %ok
  %rb = icmp ne i32 %r, 0
  ret i1 %rb
}
