define i64 @f(i64 %n, i32 %m, i1 %flag, ptr %a) {
entry:
  %even = call i32 @is_even(i32 signext %m)
  %odd = icmp eq i32 %even, 0
  br i1 %odd, label %yes, label %no
yes:
  %e = call i8 @text_equal(ptr %a, i64 %n, ptr %a, i1 %flag)
  %w = zext i8 %e to i64
  ret i64 %w
no:
  %t = call i1 @sum(ptr %a, i64 %n)
  %s = select i1 %t, i64 1, i64 2
  %u = call i64 @sum(ptr %a, i1 true)
  ret i64 %s
}
