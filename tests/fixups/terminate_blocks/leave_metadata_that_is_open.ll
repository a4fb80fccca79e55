define void @f(i64 %a) {
  call void @g(i64 %a, metadata !{
}

declare void @g(i64, ...)
