@rate = global double 0.0

define void @run(i1 %c)
Entry:
  br i1 %c, label %Work, label %Done

Work:
  call void @work()
  goto Done

Done: store double 1.5, ptr @rate
  fence seq_cst
  unreachable

declare void @work()
