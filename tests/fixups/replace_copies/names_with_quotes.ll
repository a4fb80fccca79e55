define i64 @f(i64 %"the value") {
  %"a copy" = i64 %"the value"
  %r = add i64 %"a copy", %"a copy"
  ret i64 %r
}
