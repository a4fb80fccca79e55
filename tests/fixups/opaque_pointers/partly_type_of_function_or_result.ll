define void @f(i8* %p) {
  call void ()* @unknown()
  ret void
}
