define void @clear(ptr %all) {
  ; the loop that clears everything
}

define i64 @zero() {
}
