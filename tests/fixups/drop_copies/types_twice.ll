%node = type { i64, ptr }
%list = type { ptr, ptr }
%node = type {i64, ptr}

define i64 @first(ptr %p) {
  %v = load %node, ptr %p
  %r = extractvalue %node %v, 0
  ret i64 %r
}
%list = type { ptr, ptr }
