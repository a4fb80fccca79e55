; signature: swap(items: mut [u16])
; example: swap([1, 2]) == [2, 1]
; verdict: accepted
define void @swap(ptr %items, i64 %items_count) {
  %second = getelementptr i16, ptr %items, i64 1
  %a = load i16, ptr %items
  %b = load i16, ptr %second
  store i16 %b, ptr %items
  store i16 %a, ptr %second
  ret void
}
