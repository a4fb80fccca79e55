@slot = external constant i64

define i64 @f() {
  %a = load i64, ptr @slot
  ret i64 %a
}
