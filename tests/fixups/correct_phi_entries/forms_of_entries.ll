define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %p = phi i64 [ %n, label %entry ], [ 1, label %a ]
  %q = phi i64 [ %entry, %n ], [ %a, 1 ]
  %r = phi i64 ( %n, %entry ), ( 1, %a )
  %s = phi i64 [ i64 %n, %entry ], [ i64 1, %a ]
  %t = phi i64 [ %n, %entry ] [ 1, %a ]
  %u = phi i64, [ %n, %entry ], [ 1, %a ]
  %v = phi i64 [ %entry: %n ], [ a: 1 ]
  %w = phi i64 [ %n, entry ], [ 1, a ],
  %x = phi i64 { %n, %entry }, { 1, %a }
  %y = phi i64 [ %n %entry ], [ 1 label %a ]
  %z = phi i64 [ label %entry, %n ], [ label %a, 1 ]
  ret i64 %p
}
