define i64 @one() {
entry:
first:
second: ; both of them
  ret i64 1
}
