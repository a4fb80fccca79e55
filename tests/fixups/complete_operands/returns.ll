define i64 @f(i64 %a) {
  ret %a
}

define void @g() {
  ret
}

define ptr @h() {
  ret null
}

define { i64, i1 } @i() {
  ret zeroinitializer
}
