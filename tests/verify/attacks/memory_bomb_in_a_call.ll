; attack: take memory until none is left
; effects: alloc
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
define i64 @half(i64 %value) {
entry:
  br label %again

again:
  %address = call i64 @sys_mmap(ptr null, i64 1048576, i64 3, i64 34, i64 -1, i64 0)
  %is_had = icmp sgt i64 %address, 0
  br i1 %is_had, label %again, label %end

end:
  %right = lshr i64 %value, 1
  ret i64 %right
}
