; wrong fibonacci: keeps the largest signed number where a sum is larger (n = 93)
define i64 @fibonacci(i64 %n) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_after, %step ]
  %this = phi i64 [ 0, %entry ], [ %following, %step ]
  %following = phi i64 [ 1, %entry ], [ %sum, %step ]
  %more = icmp ult i64 %index, %n
  br i1 %more, label %step, label %done

step:
  %sum = call i64 @llvm.sadd.sat.i64(i64 %this, i64 %following)
  %index_after = add i64 %index, 1
  br label %next

done:
  ret i64 %this
}

declare i64 @llvm.sadd.sat.i64(i64, i64)
