define i64 @f(i1 %x, i64 %r) {
entry:
  %c = zext i1 %x to i32
  br i1 %c, label %more, label %done

more:
  %c = icmp eq i64 %r, 0
  br i1 %c, label %done, label %last

last:
  ret i64 2

done:
  ret i64 1
}
