; rewrite of fibonacci: two steps in each round, and the choice at the end
define i64 @fibonacci(i64 %n) {
entry:
  %rounds = lshr i64 %n, 1
  br label %head

done:
  %is_odd = trunc i64 %n to i1
  %result = select i1 %is_odd, i64 %odd, i64 %even
  ret i64 %result

body:
  %even_after = add i64 %even, %odd
  %odd_after = add i64 %even_after, %odd
  %left_after = sub i64 %left, 1
  br label %head

head:
  %left = phi i64 [ %rounds, %entry ], [ %left_after, %body ]
  %even = phi i64 [ 0, %entry ], [ %even_after, %body ]
  %odd = phi i64 [ 1, %entry ], [ %odd_after, %body ]
  %more = icmp ne i64 %left, 0
  br i1 %more, label %body, label %done
}
