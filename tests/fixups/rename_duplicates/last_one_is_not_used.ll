declare void @note(ptr)

define void @tell(ptr %a, i1 %c) {
entry:
  %p = getelementptr i8, ptr %a, i64 1
  call void @note(ptr %p)
  br i1 %c, label %more, label %end
more:
  %p = getelementptr i8, ptr %a, i64 2
  br label %end
end:
  ret void
}
