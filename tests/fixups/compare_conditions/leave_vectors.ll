define <2 x i64> @f(<2 x i1> %c, <2 x i64> %a, <2 x i64> %b) {
  %r = select <2 x i1> %c, <2 x i64> %a, <2 x i64> %b
  ret <2 x i64> %r
}
