define inline i64 @longer(ptr %first, ptr %second) pure {
entry:
  %n = call i64 text_terminated_length(ptr first)
  m = call i64 @text_terminated_length(ptr %second)
  %is_longer = icmp sgt i64 n, m
  br i1 is_longer, label first_is, label %second_is

first_is:
  ret i64 n

second_is:
  ret m
}
