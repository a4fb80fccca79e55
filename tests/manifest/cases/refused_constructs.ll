module asm ".globl evil"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @f, ptr null }]
@placed = global i64 1, section ".init_array"
@other = alias void (), ptr @f
@chosen = ifunc void (), ptr @f
!llvm.linker.options = !{!0}
!0 = !{!"-lc"}

define void @f() section ".text.hot" prologue i8 144 {
  %r = call i64 asm sideeffect "syscall", "={rax},{rax}"(i64 57)
  %p = inttoptr i64 4096 to ptr
  call void %p()
  call void inttoptr (i64 8192 to ptr)()
  ret void
}

define void @through_phi(i1 %c, ptr %q) {
entry:
  br i1 %c, label %a, label %b
a:
  %p = inttoptr i64 4096 to ptr
  br label %b
b:
  %callee = phi ptr [ %q, %entry ], [ %p, %a ]
  call void %callee()
  call void %q()
  %data = inttoptr i64 4096 to ptr
  store i8 0, ptr %data
  ret void
}

; a word in a text is no construct: asm section
@text = constant [12 x i8] c"asm section\00"

define void @hidden(ptr %p) { store i64 0, ptr %p tail call void asm "nop", ""() ret void } ; comment
define void @by_attribute() #0 {
  ret void
}
attributes #0 = { "implicit-section-name"=".init" }
