define internal fastcc noundef i64 @f() {
  ret i64 0
}

define dso_local range(i64 0, 4) i64 @g() unnamed_addr nounwind {
  ret i64 0
}

define weak hidden cc 10 align 8 dereferenceable(8) ptr @h(ptr %p) {
  ret ptr %p
}
