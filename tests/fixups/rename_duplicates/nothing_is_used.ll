define void @touch(ptr %p) {
  %unused = load volatile i64, ptr %p
  %unused = load volatile i8, ptr %p
  ret void
}
