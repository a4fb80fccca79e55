define i64 @f(i64 %x) {
entry:
  br label %end // go: there
// the end:
end:
  ret i64 %x
}
