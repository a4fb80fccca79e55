define i64 @f(i64 %a, i32 %b, ptr %p) {
  %1 = zext i32 %b, i64
  %2 = trunc i64 %a i32
  %3 = ptrtoint %p to i64
  %4 = inttoptr %a to ptr
  %5 = sext i32 %b as i64
  %6 = zext nneg i32 %b i64
  ret i64 %3
}
