; gate: ?
; llvm: ?
<html><body>define</body></html>
