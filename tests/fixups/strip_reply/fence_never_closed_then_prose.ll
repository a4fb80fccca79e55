```llvm
define i64 @one() {
  ret i64 1
}

This returns 1.
It is done.
