define i64 @count(i64 %n) {
entry:
  br label %loop
}
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %next = add i64 %i, 1
  %is_done = icmp uge i64 %next, %n
  br i1 %is_done, label %done, label %loop
}
done:
  switch i64 %next, label %other [
    i64 1, label %single
  ]
}
single:
  ret i64 1
}
other:
  ret i64 %next
}
}

define void @nothing() {
  ret void
}
