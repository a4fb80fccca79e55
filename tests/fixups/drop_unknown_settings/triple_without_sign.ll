target triple "x86_64-pc-linux-gnu"

define i64 @f() {
  ret i64 0
}
