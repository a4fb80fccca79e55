declare void @note(i64)

define void @tell(i64 %a) {
  %p = add i64 %a, 1
  call void @note(i64 %p)
  %p = add i64 %a, 2
  call void @note(i64 %q)
  ret void
}
