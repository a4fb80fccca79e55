define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %end
b:
  br label %end
end:
  %r = phi i64 [ 1, %a ]
  %s = phi i64 [ 1, %x ], [ 2, %y ]
  %t = phi i64 [ 1, %a ], [ 1, label %b ]
  ret i64 %r
}
