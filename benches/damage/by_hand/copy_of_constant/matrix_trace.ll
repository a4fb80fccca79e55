define i64 @matrix_trace(ptr %cells, i64 %count, i64 %width) {
entry:
  %init = 0
  br label %loop

loop:
  %i = phi i64 [ %init, %entry ], [ %i1, %body ]
  %sum = phi i64 [ %init, %entry ], [ %sum1, %body ]
  %row = mul i64 %i, %width
  %idx = add i64 %row, %i
  %in_row = icmp slt i64 %i, %width
  %in_cells = icmp slt i64 %idx, %count
  %go = and i1 %in_row, %in_cells
  br i1 %go, label %body, label %done

body:
  %p = getelementptr i64, ptr %cells, i64 %idx
  %v = load i64, ptr %p
  %sum1 = add i64 %sum, %v
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %sum
}
