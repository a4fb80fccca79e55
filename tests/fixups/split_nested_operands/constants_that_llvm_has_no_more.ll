@g = global i64 0

define i64 @h(i1 %c) {
  %a = add i64 and (i64 12, i64 10), 1
  %b = add i64 %a, zext (i32 7 to i64)
  %d = select i1 icmp eq (ptr @g, ptr null), i64 %a, i64 %b
  %e = add i64 %d, select (i1 true, i64 1, i64 2)
  %f = mul i64 %e, add (i64 shl (i64 1, i64 4), i64 ptrtoint (ptr @g to i64))
  ret i64 %f
}
