; signature: swap(items: mut [u16])
; example: swap([2, 2]) == [2, 2]
; example: swap([1, 2]) == [2, 1]
; verdict: rejected: `swap([1, 2])` gives [1, 2], expected [2, 1]
define void @swap(ptr %items, i64 %items_count) {
  ret void
}
