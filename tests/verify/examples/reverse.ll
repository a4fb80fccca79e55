; signature: reverse(text: str) -> str
; example: reverse("abc") == "cba"
; example: reverse("") == ""
; example: reverse("a\n\"\\") == "\\\"\na"
; verdict: accepted
define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp sle i64 %text_len, %capacity
  br i1 %fits, label %loop, label %too_long
loop:
  %index = phi i64 [ 0, %entry ], [ %next, %copy ]
  %more = icmp slt i64 %index, %text_len
  br i1 %more, label %copy, label %done
copy:
  %next = add i64 %index, 1
  %mirror = sub i64 %text_len, %next
  %from = getelementptr i8, ptr %text, i64 %index
  %byte = load i8, ptr %from
  %to = getelementptr i8, ptr %out, i64 %mirror
  store i8 %byte, ptr %to
  br label %loop
done:
  ret i64 %text_len
too_long:
  ret i64 -1
}
