define i64 @f(i64 %n, i1 %c) {
entry:
  br,call void @is_even( !dbg !7label %a,call void ()* @f() label %nowhere
a:
  %twice = shl i64 %n, 1
  %r = phi i64 [ %n, %entry ]
  ret i64 %r
}
