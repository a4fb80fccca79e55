@bitcast = global i64 0

define i64 @inttoptr(i64 %asm) {
  call void asm sideeffect "", ""()
  %r = call i64 inttoptr (i64 %asm to ptr)(i64 %asm)
  %p = getelementptr i8, ptr getelementptr (i8, ptr @bitcast, i64 1), i64 0
  ret i64 %r
}
