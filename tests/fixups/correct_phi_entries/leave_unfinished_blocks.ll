define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %missing
a:
  br label %end
end:
  %r = phi i64 [ 1, %a ], [ 2, %b ]
  ret i64 %r
}

define i64 @g(i64 %n, i1 %c) {
entry:
  br i1 %c, %a, %end
a:
  br label %end
end:
  %r = phi i64 [ 1, %a ], [ 2, %entry ], [ 3, %end ]
  ret i64 %r
}
