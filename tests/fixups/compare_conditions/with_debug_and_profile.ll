define i64 @f(i32 %c) {
entry:
  br i32 %c, label %a, label %b, !prof !0

a:
  ret i64 1

b:
  ret i64 0
}

!0 = !{!"branch_weights", i32 2000, i32 1}
