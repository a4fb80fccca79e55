; signature: reverse(data: bytes) -> bytes
; example: reverse("abc") == "cba"
; oracle: def reverse(data):
; oracle:     return data[::-1]
; property: reverse(reverse(data)) == data
; verdict: accepted
; rests_on: user oracle and properties
define i64 @reverse(ptr %data, i64 %data_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %data_len, %capacity
  br i1 %fits, label %next, label %refuse

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %copy ]
  %is_more = icmp ult i64 %index, %data_len
  br i1 %is_more, label %copy, label %end

copy:
  %from = getelementptr i8, ptr %data, i64 %index
  %byte = load i8, ptr %from
  %index_now = add i64 %index, 1
  %place = sub i64 %data_len, %index_now
  %to = getelementptr i8, ptr %out, i64 %place
  store i8 %byte, ptr %to
  br label %next

end:
  ret i64 %data_len

refuse:
  ret i64 -1
}
