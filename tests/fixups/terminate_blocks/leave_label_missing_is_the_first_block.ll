declare i64 @next()

define i64 @wait(i64 %a) {
  %n = call i64 @next()
  %is_done = icmp eq i64 %n, %a
  br i1 %is_done, label %done, label %entry
done:
  ret i64 %n
  ret i64 %a
}
