define i64 @g(i64 %a) {
  ret i64 %a
  define void @j() ; bare
}
a: {
  ret void
}
}
