; gate: unwinding
; llvm: said undefined symbol
declare i32 @__CxxFrameHandler3(...)
define void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() personality ptr @__CxxFrameHandler3 {
  invoke void @f() to label %a unwind label %b
a:
  ret i64 0
b:
  %c = cleanuppad within none []
  cleanupret from %c unwind to caller
}
