; gate: metadata
; llvm: built
define void @f() noinline !section_prefix !0 {
  store volatile i8 1, ptr null
  ret void
}
!0 = !{!"function_section_prefix", !"hot"}
define i64 @main() {
  call void @f()
  ret i64 0
}
