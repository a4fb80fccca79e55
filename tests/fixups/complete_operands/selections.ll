define i64 @f(i64 %a, i64 %b, i1 %c, ptr %p) {
  %1 = select i1 %c, i64 %a, %b
  %2 = select i1 %c, %a, 5
  %3 = select %c, i64 %a, i64 %b
  %4 = select i1 %c, i64 1, 2
  %5 = select %c, %p, null
  ret i64 %1
}
