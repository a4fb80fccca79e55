; attack: put a variable of a gigabyte on the stack
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build: more than 256 MiB
define i64 @half(i64 %value) {
  %block = alloca [1073741824 x i8]
  store volatile i8 1, ptr %block
  %right = lshr i64 %value, 1
  ret i64 %right
}
