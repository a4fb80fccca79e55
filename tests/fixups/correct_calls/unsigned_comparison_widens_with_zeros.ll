define i64 @wide(i64 %n) {
  ret i64 %n
}

define i64 @f(i32 %length) {
  %big = icmp ugt i32 %length, 100
  %r = call i64 @wide(i32 %length)
  %s = select i1 %big, i64 %r, i64 0
  ret i64 %s
}
