@"llvm.global_ctors" = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @f, ptr null }]
@"llvm.\67lobal_dtors" = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @f, ptr null }]
@llvm.used = appending global [1 x ptr] [ptr @f], section "llvm.metadata"
@"llvm.compiler.used" = appending global [1 x ptr] [ptr @f]
@llvm.embedded.object = private constant [1 x i8] c"x"
@"second name" = alias void (), ptr @first
@first = alias void (), ptr @f
@chosen = internal ifunc void (), ptr @resolver
!llvm\2elinker.options = !{!0}
!llvm.dependent-libraries = !{!1}
!0 = !{!"-lc"}
!1 = !{!"c"}

define void @f() {
  ret void
}

define ptr @resolver() {
  ret ptr @f
}
