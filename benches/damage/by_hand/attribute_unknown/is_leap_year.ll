define zeroext i1 @is_leap_year(i64 %year) pure nounwind {
entry:
  %m4 = and i64 %year, 3
  %by4 = icmp eq i64 %m4, 0
  %m100 = srem i64 %year, 100
  %not100 = icmp ne i64 %m100, 0
  %m400 = srem i64 %year, 400
  %by400 = icmp eq i64 %m400, 0
  %a = and i1 %by4, %not100
  %b = or i1 %a, %by400
  ret i1 %b
}
