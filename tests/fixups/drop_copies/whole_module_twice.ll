declare i64 @other(i64)

@text = constant [3 x i8] c"a;\00"

define i64 @one() {
  %r = call i64 @other(i64 1)
  ret i64 %r
}

declare i64 @other(i64)

@text = constant [3 x i8] c"a;\00"

define i64 @one() {
  %r = call i64 @other(i64 1)
  ret i64 %r
}
