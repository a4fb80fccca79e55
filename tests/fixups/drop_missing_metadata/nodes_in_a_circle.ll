define void @f(i1 %c) {
entry:
  br label %loop
loop:
  br i1 %c, label %loop, label %end, !llvm.loop !3
end:
  ret void
}

!3 = distinct !{!3, !4}
!4 = !{!5}
