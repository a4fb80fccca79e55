define i64 @f(i64 %n, i1 %c) {
  br i1 %c, label %a, label %b
a:
  br i1 %c, label %b, label %b
b:
  %r = phi i64 [ 1, %0 ], [ 2, %a ], [ 2, %a ]
  %s = phi [2 x i64] [ zeroinitializer, %a ], [ undef, %0 ], [ zeroinitializer, %a ], !foo !{}
  ret i64 %r
}
