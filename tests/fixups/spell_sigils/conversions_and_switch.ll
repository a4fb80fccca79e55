define i64 @kind(i8 %byte) {
entry:
  %wide = zext i8 byte to i64
  switch i64 wide, label %other [
    i64 10, label %line
    i64 32, label %blank
  ]
line:
  %picked = select i1 true, i64 wide, i64 7
  ret i64 picked
blank:
  ret i64 1
other:
  ret i64 0
}
