; gate: unwinding
; llvm: said undefined symbol
declare i32 @p(...)
define void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() personality ptr @p {
  invoke void @f() to label %a unwind label %b
a:
  ret i64 0
b:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}
