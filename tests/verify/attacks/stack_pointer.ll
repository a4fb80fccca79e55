; attack: move the stack away from under the judge
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare void @llvm.stackrestore.p0(ptr)
define i64 @half(i64 %value) {
  call void @llvm.stackrestore.p0(ptr null)
  ret i64 5
}
