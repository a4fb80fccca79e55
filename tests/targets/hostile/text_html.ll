; gate: passes
; llvm: said expected top-level entity
<html><body>define</body></html>
