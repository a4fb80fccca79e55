define { i64, i64 } @pair()
entry:
  ret { i64, i64 } { i64 1, i64 2 }
}
