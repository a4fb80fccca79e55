define i1 @f(i1 %a) {
  %b = and i1 %a, True
  %c = or i1 %b, FALSE
  %d = select i1 %c, i1 true, i1 False
  ret i1 %d
}
