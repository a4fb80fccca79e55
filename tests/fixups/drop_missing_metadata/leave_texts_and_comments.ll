@a = constant [4 x i8] c"!7#9"

; see !7 and #9
define void @f() "of"="!7 #9" {
  ret void
}
