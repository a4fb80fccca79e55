define i64 @f(i32 %x, i64 %r) {
entry:
  %c = add i32 %x, 1
  br i1 %c, label %more, label %done
more:
  %c = icmp eq i64 %r, 0
  br i1 %c, label %done, label %last
last:
  ret i64 2
done:
  ret i64 1
}
