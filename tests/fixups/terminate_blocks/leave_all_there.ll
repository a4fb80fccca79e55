define i32 @pick(i32 %0) personality ptr null {
  switch i32 %0, label %3 [
    i32 1, label %2
    i32 2, label %3
  ]

2:                                                ; preds = %1
  call void @nothing()
  br label %3

3:                                                ; preds = %2, %1, %1
  %4 = phi i32 [ 0, %1 ], [ 0, %1 ], [ 1, %2 ]
  invoke void @nothing()
    to label %5 unwind label %6

5:
  ret i32 %4

6:
  %7 = landingpad { ptr, i32 }
    cleanup
  resume { ptr, i32 } %7
}

define void @nothing() { ret void }
