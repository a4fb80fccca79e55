; wrong gcd: counts its calls, and the hundredth gives another result
@calls = internal global i64 0

define i64 @gcd(i64 %a, i64 %b) {
entry:
  %calls = load i64, ptr @calls
  %calls_after = add i64 %calls, 1
  store i64 %calls_after, ptr @calls
  br label %next

next:
  %large = phi i64 [ %a, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b, %entry ], [ %rest, %divide ]
  %is_done = icmp eq i64 %small, 0
  br i1 %is_done, label %done, label %divide

divide:
  %rest = urem i64 %large, %small
  br label %next

done:
  %is_hundredth = icmp eq i64 %calls, 99
  %one = zext i1 %is_hundredth to i64
  %result = add i64 %large, %one
  ret i64 %result
}
