; signature: first(data: bytes) -> bytes
; example: first("ab") == "a"
; example: first("") == ""
; oracle: def first(data):
; oracle:     return data[:1]
; verdict: rejected: gives -1 (it says that the result does not fit a capacity of
; note: just enough for the result
define i64 @first(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %is_small = icmp ult i64 %capacity, 8
  br i1 %is_small, label %refuse, label %look

refuse:
  ret i64 -1

look:
  %is_empty = icmp eq i64 %data_len, 0
  br i1 %is_empty, label %nothing, label %one

nothing:
  ret i64 0

one:
  %byte = load i8, ptr %data
  store i8 %byte, ptr %out
  ret i64 1
}
