define i1 @f(i64 %a) {
  %1 = fcmp oeq i64 %a, 1
  %2 = fcmp une i64 %a, 1
  %3 = fcmp ult i64 %a, 1
  %4 = fcmp eq i64 %a, 1
  ret i1 %1
}
