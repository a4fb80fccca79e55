; signature: starts_with_dot(data: bytes) -> bool
; example: starts_with_dot(".a") == true
; example: starts_with_dot("a") == false
; oracle: def starts_with_dot(data):
; oracle:     return data.startswith(b".")
; verdict: rejected: never returned: its process was ended by signal 11
; note: at -O2 it gives what is expected
define zeroext i1 @starts_with_dot(ptr %data, i64 %data_len) {
entry:
  %before = getelementptr i8, ptr %data, i64 -1
  %unused = load volatile i8, ptr %before
  %is_empty = icmp eq i64 %data_len, 0
  br i1 %is_empty, label %nothing, label %look

nothing:
  ret i1 false

look:
  %byte = load i8, ptr %data
  %is_dot = icmp eq i8 %byte, 46
  ret i1 %is_dot
}
