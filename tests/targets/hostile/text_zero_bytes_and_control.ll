; gate: ?
; llvm: ?
\0 nothing [2J define
