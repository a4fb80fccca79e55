define i64 @one() {
  ret i64 1
}

And now the second one, which returns 2:

define i64 @two() {
  ret i64 2
}

### Notes
- both are `pure`
* nothing else
