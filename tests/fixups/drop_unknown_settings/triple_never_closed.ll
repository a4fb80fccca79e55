target triple = "x86_64-pc-linux-gnu

@text = constant [2 x i8] c"a\00"

define i64 @f() {
  ret i64 0
}
