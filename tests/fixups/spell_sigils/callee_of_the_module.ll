define internal i64 @square(i64 %x) {
  %r = mul i64 x, x
  ret i64 %r
}

define i64 @fourth(i64 %x) {
  %a = tail call fastcc noundef i64 square(i64 noundef x)
  call void note.number(i64 %a)
  %b = call i64 square(i64 a), !dbg !7
  ret i64 %b
}

declare void @note.number(i64)
!7 = !{}
