define i64 @outer(i64 %a) {
entry:
  define i64 @inner(i64 %b) {
    %d = add i64 %b, %b
    ret i64 %d
  }
  %r = call i64 @inner(i64 %a)
  ret i64 %r
}
