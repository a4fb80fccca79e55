define void @log() {
  ret void
}

define i64 @f() {
  %unused = call i64 @log()
  %1 = call i32 @log()
  %2 = add i64 1, 2
  call noundef i64 @log()
  ret i64 %2
}
