define i32 @f(ptr %p, ptr %q) {
  %a = load i32, ptr %p, align 4, !tbaa !5, !noundef !9
  store i32 %a, ptr %q, align 4, !tbaa !5
  br label %loop, !prof !3

loop:
  %c = icmp eq i32 %a, 0
  br i1 %c, label %loop, label %end, !llvm.loop !6

end:
  ret i32 %a
}
