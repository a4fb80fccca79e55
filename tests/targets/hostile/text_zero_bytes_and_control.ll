; gate: passes
; llvm: said expected top-level entity
\0 nothing [2J define
