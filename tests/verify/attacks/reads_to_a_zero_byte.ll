; attack: take text for one that ends with a zero byte
; signature: size(text: bytes) -> u64
; example: size("abc") == 3
; example: size("") == 0
; oracle: def size(text):
; oracle:     return len(text)
; verdict: rejected
define i64 @size(ptr %text, i64 %text_len) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %loop ]
  %place = getelementptr i8, ptr %text, i64 %index
  %byte = load i8, ptr %place
  %next = add i64 %index, 1
  %is_end = icmp eq i8 %byte, 0
  br i1 %is_end, label %done, label %loop

done:
  ret i64 %index
}
