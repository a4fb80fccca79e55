; wrong fibonacci: adds in 32 bits, which is too little from 48 on
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
  %wide = add i64 %this, %following
  %sum = and i64 %wide, 4294967295
  %index_after = add i64 %index, 1
  br label %next

done:
  ret i64 %this
}
