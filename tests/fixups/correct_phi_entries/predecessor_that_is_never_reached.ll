define i64 @f(i64 %n) {
entry:
  br label %end

after:
  br label %end

end:
  %r = phi i64 [ %n, %entry ]
  ret i64 %r
}
