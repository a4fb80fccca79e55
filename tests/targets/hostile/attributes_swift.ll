; gate: attribute
; llvm: built
define void @f(ptr swiftself %x, ptr swifterror %y) noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  %e = alloca swifterror ptr
  call void @f(ptr swiftself null, ptr swifterror %e)
  ret i64 0
}
