define i64 @f(byte %b) {
entry:
  br label %int

int:
  ret i64 0
}
