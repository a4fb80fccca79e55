define i64 @length(ptr %node) {
entry:
  br label %loop

loop:
  %at = phi ptr [ %node, %entry ], [ %next, %body ]
  %n = phi i64 [ 0, %entry ], [ %n.next, %body ]
  br ptr %at, label %body, label %end

body:
  %next = load ptr, ptr %at
  %n.next = add i64 %n, 1
  br label %loop

end:
  ret i64 %n
}
