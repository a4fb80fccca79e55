; signature: digits(n: u32) -> u32
; example: digits(5) == 1
; oracle: def digits(n):
; oracle:     return len(str(n))
; verdict: rejected: `digits(0)` never returned: its process did not end in time
define zeroext i32 @digits(i32 zeroext %n) {
entry:
  br label %next

next:
  %count = phi i32 [ 0, %entry ], [ %count_now, %next ]
  %rest = phi i32 [ %n, %entry ], [ %rest_now, %next ]
  %count_now = add i32 %count, 1
  %rest_now = udiv i32 %rest, 10
  %is_zero = icmp eq i32 %n, 0
  %is_last = icmp ult i32 %rest, 10
  %is_end = xor i1 %is_last, %is_zero
  br i1 %is_end, label %end, label %next

end:
  ret i32 %count_now
}
