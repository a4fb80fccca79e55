<thinking>
Rules: divisible by 4, except centuries, unless divisible by 400.

```llvm
define i1 @is_leap_year(i64 %y) {
  %r = srem i64 %y, 4
```

No wait, I should return zeroext i1.
</thinking>

define zeroext i1 @is_leap_year(i64 %year) {
entry:
  %r4 = srem i64 %year, 4
  %by4 = icmp eq i64 %r4, 0
  %r100 = srem i64 %year, 100
  %not100 = icmp ne i64 %r100, 0
  %r400 = srem i64 %year, 400
  %by400 = icmp eq i64 %r400, 0
  %normal = and i1 %by4, %not100
  %leap = or i1 %normal, %by400
  ret i1 %leap
}
