define i64 @f(ptr %p) {
  %a = load i64, ptr %p, !tbaa !1
  ret i64 %a
}

!1 : !{i64 0}
