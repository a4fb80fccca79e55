!llvm.ident = !{!0}
!llvm.ident = !{!0}
!0 = !{!"one"}
!1 = !{!"one"}

attributes #0 = { nounwind }
attributes #0 = { nounwind }
%x = type { i64 }
@x = global %x zeroinitializer

define void @f() #0 {
  ret void
}
define void @g() #0 {
  ret void
}
