define i64 @sum(i64 %"a b") {
"start here":
  br label %"a b"
"a b":
  br i1 true, label %"start here", label %"a b"
"start here":
  ret i64 %"a b"
}
