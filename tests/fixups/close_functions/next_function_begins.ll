define i64 @largest(i64 %a, i64 %b) {
entry:
  %is_larger = icmp sgt i64 %a, %b
  br i1 %is_larger, label %first, label %second
first:
  ret i64 %a
second:
  ret i64 %b  ; the other one

; Adds one.
define i64 @increment(i64 %a) {
  %r = add i64 %a, 1
  ret i64 %r
}
