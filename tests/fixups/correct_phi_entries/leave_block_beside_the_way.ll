define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %end
b:
  br label %end
d:
  ret i64 3
end:
  %r = phi i64 [ 1, %a ], [ 2, %d ]
  ret i64 %r
}
