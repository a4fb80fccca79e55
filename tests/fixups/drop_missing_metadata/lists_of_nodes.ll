define void @f() {
  ret void
}

!llvm.module.flags = !{!0, !7, !1}
!llvm.ident = !{!9}
!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 8, !"PIC Level", i32 2}
