define bool @f(boolean %a, _Bool %b) {
  %c = and bool %a, %b
  %d = xor bool %c, true
  ret bool %d
}
