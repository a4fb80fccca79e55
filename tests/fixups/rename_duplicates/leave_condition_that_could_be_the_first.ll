define i64 @f(i64 %x) {
entry:
  %c = icmp eq i64 %x, 0
  %c = zext i1 %c to i32
  br i1 %c, label %more, label %done
more:
  ret i64 2
done:
  ret i64 1
}
