define i1 @f(i1 %a) {
  %yes = true
  %no = i1 false
  %x = and i1 %a, %yes
  %y = or i1 %x, %no
  ret i1 %y
}
