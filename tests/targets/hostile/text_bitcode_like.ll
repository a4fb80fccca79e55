; gate: passes
; llvm: said expected top-level entity
BC looks like bitcode
