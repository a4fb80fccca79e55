define { i64, i1 } @f(<2 x i64> %v) {
  %start = { i64, i1 } { i64 0, i1 false }
  %lanes = <2 x i64> <i64 1, i64 2>
  %nothing = undef
  %sum = add <2 x i64> %v, %lanes
  %first = extractelement <2 x i64> %sum, i64 0
  %a = insertvalue { i64, i1 } %start, i64 %first, 0
  %b = insertvalue { i64, i1 } %a, i1 %nothing, 1
  ret { i64, i1 } %b
}
