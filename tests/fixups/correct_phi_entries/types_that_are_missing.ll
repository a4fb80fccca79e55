define i64 @f(i64 %n, i1 %c, ptr %p) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %q = phi [ %n, %entry ], [ 1, %a ]
  %r = phi [ i64 0, %entry ], [ i64 1, %a ]
  %s = phi [ @f, %entry ], [ %p, %a ]
  %t = phi [ 0, %entry ], [ 1, %a ]
  %sum = add i64 %q, %t
  ret i64 %sum
}
