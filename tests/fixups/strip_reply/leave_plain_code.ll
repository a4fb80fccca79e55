; a comment in front

define i64 @one() {
  ret i64 1
}

; and one behind
