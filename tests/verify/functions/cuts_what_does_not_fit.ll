; signature: same(data: bytes) -> bytes
; example: same("ab") == "ab."
; oracle: def same(data):
; oracle:     return data + b"."
; verdict: rejected: gives a result of length 0 where the right one does not fit the capacity, and must give -1
; note: the capacity was 0, one less than the result needs
declare ptr @memcpy(ptr, ptr, i64)
define i64 @same(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %wanted = add i64 %data_len, 1
  %is_small = icmp ult i64 %capacity, %wanted
  br i1 %is_small, label %cut, label %whole

cut:
  ret i64 %capacity

whole:
  %unused = call ptr @memcpy(ptr %out, ptr %data, i64 %data_len)
  %behind = getelementptr i8, ptr %out, i64 %data_len
  store i8 46, ptr %behind
  ret i64 %wanted
}
