declare i64 @f(i64)

define i64 @g(i64 %a, i64 %b, ptr %p) {
entry:
  %r = add i64 %a, mul i64 %b, 2
  %s = icmp eq i64 load i64, ptr %p, 0
  store i64 call i64 @f(i64 %r), ptr %p
  br i1 icmp ult i64 %a, %b, label %yes, label %no

yes:
  ret i64 add i64 %a, %b

no:
  ret i64 call i64 @f(i64 1)
}
