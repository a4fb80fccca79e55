; gate: ?
; llvm: ?
BC looks like bitcode
