; `loop` would be none if `latch` led to `joined`.
define i64 @sum(ptr %i, i64 %n) {
entry:
  br label %loop

loop:
  %now = load i64, ptr %i
  %more = icmp ult i64 %now, %n
  br i1 %more, label %check, label %joined

check:
  %rest = urem i64 %n, 7
  %goes_on = icmp ult i64 %now, %rest
  br label %joined

joined:
  %both = phi i1 [ false, %loop ], [ %goes_on, %check ], [ false, %latch ]
  br i1 %both, label %latch, label %end

latch:
  %next = add i64 %now, 1
  store i64 %next, ptr %i
  br label %loop

end:
  ret i64 %now
}
