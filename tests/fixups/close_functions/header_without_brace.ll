define i64 @pick(i1 %c) nounwind ; chooses
entry:
  br i1 %c, label %yes, label %no
yes:
  ret i64 1
no:
  ret i64 0
}

define internal i64 @sum(i64 %a, i64 %b)
  %r = add i64 %a, %b
  ret i64 %r
}
