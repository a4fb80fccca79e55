; gate: ?
; llvm: ?
module asm ".cfi_startproc"
