declare void @g(ptr)

define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %slot = alloca i64
  call void @g(ptr %slot)
  %r = phi i64 [ %n, %entry ], [ 1, %a ]
  store i64 %r, ptr %slot
  ret i64 %r
}
