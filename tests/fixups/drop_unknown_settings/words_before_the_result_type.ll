define inline i64 @half(i64 %a) {
  %r = sdiv i64 %a, 2
  ret i64 %r
}

define pure void @nothing() nounwind {
  ret void
}

define const zeroext i1 @is_zero(i64 %a) {
  %r = icmp eq i64 %a, 0
  ret i1 %r
}

define static internal ptr @same(ptr %p) {
  ret ptr %p
}

declare extern i64 @other(i64)
define dso_local public __attribute__((noinline)) [2 x i64] @both() {
  ret [2 x i64] zeroinitializer
}
