@lines = constant [9 x i8] c"two
lines"

define i64 @one() {
  ret i64 1
}
