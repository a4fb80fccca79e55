declare { i64, i1 } @f(i64)

define i64 @g(i64 %a, <2 x i64> %v) {
  %r = extractelement <2 x i64> (add <2 x i64> %v, <i64 1, i64 2>), i64 0
  %s = extractvalue { i64, i1 } (call { i64, i1 } @f(i64 %r)), 0
  %t = add i64 %s, extractvalue ({ i64, i64 } { i64 1, i64 2 }, 1)
  ret i64 %t
}
