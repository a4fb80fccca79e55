; signature: doubled(data: bytes) -> bytes
; example: doubled("ab") == "abab"
; oracle: def doubled(data):
; oracle:     return data + data
; verdict: rejected: wrote beyond the end of the capacity of its result
; note: one less than the result needs
declare ptr @memcpy(ptr, ptr, i64)
define i64 @doubled(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
  %first = call ptr @memcpy(ptr %out, ptr %data, i64 %data_len)
  %behind = getelementptr i8, ptr %out, i64 %data_len
  %second = call ptr @memcpy(ptr %behind, ptr %data, i64 %data_len)
  %length = shl i64 %data_len, 1
  ret i64 %length
}
