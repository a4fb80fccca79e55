define void @f(i64 %a) {
  %b = %a ; kept for later
  %c = i64 0
  ret void
}
