Here is the function. It stores the result, then it returns.

@slot = global double 0.0

define double @average(i64 %n)
Entry:
  store double 1.5, ptr @slot
  store atomic i64 1, ptr @slot seq_cst, align 8
  fence seq_cst
  notail call void @note()
  %c = icmp eq i64 %n, 0
  switch i64 %n, label %Other [
    i64 0, label %Nothing
    i64 1, label %Stuck
  ]
Nothing:
  ret double 0.0
Stuck:
  call fastcc void @note()
  unreachable
Other:
  ret double 1.0
}

declare void @note()

Note that the average of nothing is 0.
