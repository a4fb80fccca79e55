; signature: copy(data: bytes) -> bytes
; example: copy("abc") == "abc"
; oracle: def copy(data):
; oracle:     return data + b"."
; property: len(copy(data)) == len(data) + 1
; verdict: contradiction: gives "abc."
declare ptr @memcpy(ptr, ptr, i64)
define i64 @copy(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
  %unused = call ptr @memcpy(ptr %out, ptr %data, i64 %data_len)
  ret i64 %data_len
}
