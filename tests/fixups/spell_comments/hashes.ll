define i64 @f(i64 %x) {
# add one
entry: # begins
  %y = add i64 %x, 1 # "one" more
  ret i64 %y
}
