define i64 @f(i64 %a, ptr %p) {
  %1 = add
  %2 = add i64
  %3 = load
  %4 = getelementptr
  store
  br
  switch
  %5 = select i1
  %6 = call
  %7 = zext i64
  %8 = alloca
  ret i64 %a
}
