declare ptr @find(ptr, i64)

define i1 @f(ptr %p) {
  %a = icmp eq ptr %p, 0
  %b = icmp ne ptr %p, NULL
  %q = call ptr @find(ptr nullptr, i64 null)
  store ptr 0, ptr %p
  %s = select i1 %a, ptr nil, ptr 0x0
  ret i1 %b
}

@head = global ptr 0
