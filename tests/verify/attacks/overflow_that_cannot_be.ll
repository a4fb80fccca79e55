; attack: promise that a sum does not overflow and compare by it
; signature: is_last(value: i64) -> bool
; example: is_last(5) == false
; example: is_last(9223372036854775807) == true
; oracle: def is_last(value):
; oracle:     return value == 2 ** 63 - 1
; verdict: rejected
define zeroext i1 @is_last(i64 %value) {
  %next = add nsw i64 %value, 1
  %wrapped = icmp slt i64 %next, %value
  ret i1 %wrapped
}
