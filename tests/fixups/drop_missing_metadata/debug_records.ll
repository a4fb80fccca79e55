define i64 @f(i64 %a) {
    #dbg_value(i64 %a, !12, !DIExpression(), !14)
  %b = add i64 %a, 1
    #dbg_declare(ptr null, !13, !DIExpression(), !14)
    #dbg_label(!3, !4)
  ret i64 %b
}
