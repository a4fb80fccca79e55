; attack: give the memory of its argument back
; effects: alloc
; signature: reverse(text: bytes) -> bytes
; example: reverse("abc") == "cba"
; oracle: def reverse(text):
; oracle:     return text[::-1]
; verdict: rejected
declare i64 @sys_munmap(ptr, i64)
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %length = call i64 @right(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  %address = ptrtoint ptr %text to i64
  %page_address = and i64 %address, -4096
  %page = inttoptr i64 %page_address to ptr
  %unused = call i64 @sys_munmap(ptr %page, i64 4096)
  ret i64 %length
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
