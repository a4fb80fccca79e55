define i64 @f({ i64, i1 } %n, i1 %c, <2 x i64> %v) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %q = phi { i64, i1 } [ %n, label %entry ], [ { i64 1, i1 false }, %a ]
  %r = phi <2 x i64> [ %v, %entry ], [ <2 x i64> <i64 1, i64 2>, %a ]
  %s = phi [2 x i8] [ c"a]", %entry ], [ [i8 1, i8 2], %a ], [ undef, %nowhere ]
  %t = phi nnan double [ 1.0, %entry ], [ 2.0, %x ]
  ret i64 0
}
