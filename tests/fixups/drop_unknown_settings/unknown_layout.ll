target datalayout = "little-endian, 64 bit"
target triple = "x86_64-unknown-linux-gnu"

define i64 @f() {
  ret i64 0
}
