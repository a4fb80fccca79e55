define signext i32 @season(i32 signext %month) {
entry:
  switch i32 %month, label %join [
    i32 12, label %winter
    i32 1, label %winter
    i32 2, label %winter
    i32 3, label %spring
    i32 4, label %spring
    i32 5, label %spring
    i32 6, label %warm
    i32 7, label %warm
    i32 8, label %warm
    i32 9, label %autumn
    i32 10, label %autumn
    i32 11, label %autumn
  ]

winter:
  %cold = phi i32 [ 0, %entry ], [ 0, %entry ], [ 0, %entry ]
  br label %join

spring:
  br label %join

warm:
  %hot = phi i32 [ 2, %entry ], [ 2, %entry ], [ 2, %entry ]
  br label %join

autumn:
  br label %join

join:
  %result = phi i32 [ -1, %entry ], [ %cold, %winter ], [ 1, %spring ], [ %hot, %warm ], [ 3, %autumn ]
  ret i32 %result
}
