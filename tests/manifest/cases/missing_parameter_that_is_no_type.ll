define i64 @f(ptr %p) {
  %a = call i64 (tr, ...) @first(ptr %p, i64 4)
  %b = call i64 (ptr ...) @second(ptr %p, i64 4)
  %c = call i64 (ptr, ...) @second(ptr %p, i64 %a)
  %d = call i64 (ptr, ..., i64) @third(ptr %p, i64 4)
  %e = call i64 (ptr, i6 4) @fourth(ptr %p, i64 4)
  %f = call i64 (, ...) @fifth(i64 4)
  %g = call i64 (int, int) @sixth(i64 4)
  %h = call i64 (ptr addrspace(1), { i64, [4 x i8] }, %struct.node, ...) @whole(ptr addrspace(1) null, { i64, [4 x i8] } zeroinitializer, %struct.node undef)
  ret i64 %a
}
