define i1 @failed(ptr %p) {
  %a = icmp eq ptr %p, -1
  store i8 1, ptr 0xB8000
  ret i1 %a
}
