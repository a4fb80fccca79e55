define { i64, i64 } @pair(i64 %a) {
entry: {{{
  {
    { ; the fifth
      { {
  %one = insertvalue { i64, i64 } poison, i64 %a, 0
  ret { i64, i64 } %one
      } }
    }
  }
}}}
}
