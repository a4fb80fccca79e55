declare zeroext i1 @is_odd(i64)
declare zeroext i1 @is_even(i64)

define zeroext i1 @is_even(i64 %n) {
entry:
  %zero = icmp eq i64 %n, 0
  br i1 %zero, label %base, label %recurse

base:
  ret i1 true

recurse:
  %n1 = sub i64 %n, 1
  %r = call zeroext i1 @is_odd(i64 %n1)
  ret i1 %r
}

define zeroext i1 @is_odd(i64 %n) {
entry:
  %zero = icmp eq i64 %n, 0
  br i1 %zero, label %base, label %recurse

base:
  ret i1 false

recurse:
  %n1 = sub i64 %n, 1
  %r = call zeroext i1 @is_even(i64 %n1)
  ret i1 %r
}
