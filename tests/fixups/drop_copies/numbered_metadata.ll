!llvm.ident = !{!0}
!0 = !{!"one"}
!0 = !{!"one"}
define void @f() {
  ret void
}
