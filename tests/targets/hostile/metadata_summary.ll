; gate: summary
; llvm: built
^0 = module: (path: "/etc/passwd", hash: (0, 0, 0, 0, 0))
define i64 @main() {

  ret i64 0
}
