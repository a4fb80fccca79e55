define i64 @count(i64 %n) {
entry: {
  br label %loop
loop: {
  %i = phi i64 [ 0, %entry ], [ %next, %body ]
  %is_done = icmp uge i64 %i, %n
  br i1 %is_done, label %done, label %body
body: {
  %next = add i64 %i, 1
  br label %loop
done: {
  %is_even = trunc i64 %i to i1
  br i1 %is_even, label %odd, label %even
odd: {
  br label %last
even: {
  br label %last
last: {
  ret i64 %i
} } } }
}
}
}
}
