; // a comment # of /* LLVM */
define i64 @f(i64 %x) #0 { ; // one
  #dbg_value(i64 %x, !1, !DIExpression(), !2)
  ret i64 %x ; # two
}
attributes #0 = { nounwind }
