define internal zeroext i1 @odd(i64 %n) {
entry:
  %z = icmp eq i64 %n, 0
  br i1 %z, label %stop, label %go

stop:
  ret i1 false

go:
  %m = sub i64 %n, 1
  %r = call i64 @is_even(i64 %m)
  %b = icmp ne i64 %r, 0
  ret i1 %b
}

define zeroext i1 @is_even(i64 %n) {
entry:
  %z = icmp eq i64 %n, 0
  br i1 %z, label %stop, label %go

stop:
  ret i1 true

go:
  %m = sub i64 %n, 1
  %r = call i1 @odd(i64 %m)
  ret i1 %r
}
