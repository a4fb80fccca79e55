define i64 @f(i64 %a, i1 %c) {
entry:
  br i1 %c, label %then, label %join

then:
  %r = %a
  br label %join

join:
  ret i64 %r
}
