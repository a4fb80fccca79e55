; attack: assume that every value is small
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare void @llvm.assume(i1)
define i64 @half(i64 %value) {
  %is_small = icmp ult i64 %value, 1000
  call void @llvm.assume(i1 %is_small)
  %result = lshr i64 %value, 1
  %kept = and i64 %result, 511
  %low = select i1 %is_small, i64 %result, i64 %kept
  ret i64 %low
}
