define void @run(i1 %c)
Entry:
  br i1 %c, label %Work, label %Done

Done:
  ret void

Work:
  call void @work()
  jump to Done

declare void @work()
