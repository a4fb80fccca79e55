; signature: ends_with_dot(data: bytes) -> bool
; example: ends_with_dot("a.") == true
; example: ends_with_dot("a") == false
; oracle: def ends_with_dot(data):
; oracle:     return data.endswith(b".")
; verdict: rejected: `ends_with_dot("")` never returned
; note: at -O2 it gives what is expected
define zeroext i1 @ends_with_dot(ptr %data, i64 %data_len) {
  %last = sub i64 %data_len, 1
  %place = getelementptr i8, ptr %data, i64 %last
  %byte = load i8, ptr %place
  %is_dot = icmp eq i8 %byte, 46
  ret i1 %is_dot
}
