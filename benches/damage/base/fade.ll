define i64 @fade(i64 %percent, i64 %seconds) {
entry:
  %start = sitofp i64 %percent to float
  br label %loop

loop:
  %level = phi float [ %start, %entry ], [ %kept, %body ]
  %second = phi i64 [ 0, %entry ], [ %second_next, %body ]
  %more = icmp slt i64 %second, %seconds
  br i1 %more, label %body, label %done

body:
  %lost = fmul float %level, 0x3FB99999A0000000
  %kept = fsub float %level, %lost
  %second_next = add i64 %second, 1
  br label %loop

done:
  %raised = fadd float %level, 0x3F50624DE0000000
  %result = fptosi float %raised to i64
  ret i64 %result
}
