; signature: sum_to(n: u32) -> u64
; example: sum_to(3) == 6
; verdict: accepted
; rests_on: examples only
define i64 @sum_to(i32 zeroext %n) {
entry:
  %wide = zext i32 %n to i64
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %next ]
  %sum = phi i64 [ 0, %entry ], [ %sum_now, %next ]
  %sum_now = add i64 %sum, %index
  %index_now = add i64 %index, 1
  %is_more = icmp ule i64 %index_now, %wide
  br i1 %is_more, label %next, label %end

end:
  ret i64 %sum_now
}
