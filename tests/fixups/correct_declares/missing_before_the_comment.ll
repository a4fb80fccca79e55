@x = global i64 1

; What f does.
define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  ret i64 %a
}
