; signature: gcd(a: u64, b: u64) -> u64
; example: gcd(12, 18) == 6
; example: gcd(0, 5) == 5
; oracle: def gcd(a, b):
; oracle:     while b:
; oracle:         a, b = b, a % b
; oracle:     return a
; verdict: accepted
; rests_on: user oracle
define i64 @gcd(i64 %a, i64 %b) {
entry:
  br label %next

next:
  %x = phi i64 [ %a, %entry ], [ %y, %step ]
  %y = phi i64 [ %b, %entry ], [ %rest, %step ]
  %is_done = icmp eq i64 %y, 0
  br i1 %is_done, label %end, label %step

step:
  %rest = urem i64 %x, %y
  br label %next

end:
  ret i64 %x
}
