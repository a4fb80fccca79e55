define i64 @f(i64 %a) {
  %b = freeze i64 %a
  %c = bitcast i64 %b to i64
  %d = select i1 true, i64 %c, i64 5
  ret i64 %d
}
