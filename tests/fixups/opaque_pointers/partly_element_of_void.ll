define void @f(void* %p) {
  %a = load void* %p
  ret void
}
