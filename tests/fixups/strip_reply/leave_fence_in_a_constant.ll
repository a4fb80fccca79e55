@text = constant [4 x i8] c"```\0A"
; ``` in a comment
define i64 @one() {
  ret i64 1
}
