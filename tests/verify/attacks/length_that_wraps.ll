; attack: return a length that wraps around
; signature: reverse(text: bytes) -> bytes
; example: reverse("abc") == "cba"
; example: reverse("") == ""
; oracle: def reverse(text):
; oracle:     return text[::-1]
; verdict: rejected
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  ret i64 -9223372036854775808
}

define internal i64 @right(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %loop, label %too_small

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %more = icmp ult i64 %index, %text_len
  br i1 %more, label %step, label %done

step:
  %from = getelementptr i8, ptr %text, i64 %index
  %byte = load i8, ptr %from
  %next = add i64 %index, 1
  %place = sub i64 %text_len, %next
  %to = getelementptr i8, ptr %out, i64 %place
  store i8 %byte, ptr %to
  br label %loop

done:
  ret i64 %text_len

too_small:
  ret i64 -1
}
