define void @swap(ptr %left, ptr %right) {
  %first = load i64, ptr left
  %last = load i64, ptr %right, align 8
  store i64 last, ptr %left, align 8
  store i64 %first, ptr right
  ret void
}
