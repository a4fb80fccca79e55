target datalayout = "e-m:e-i64:64-S128"
target triple = x86_64-pc-linux-gnu

define i64 @f() {
  ret i64 0
}
