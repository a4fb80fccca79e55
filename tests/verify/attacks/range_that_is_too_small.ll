; attack: promise that every byte of text is ASCII
; signature: largest(data: bytes) -> u8
; example: largest("abc") == 99
; example: largest("") == 0
; oracle: def largest(data):
; oracle:     return max(data, default=0)
; verdict: rejected
define zeroext i8 @largest(ptr %data, i64 %data_len) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %best = phi i8 [ 0, %entry ], [ %best_now, %step ]
  %more = icmp ult i64 %index, %data_len
  br i1 %more, label %step, label %done

step:
  %place = getelementptr i8, ptr %data, i64 %index
  %byte = load i8, ptr %place, !range !0
  %low = and i8 %byte, 127
  %is_larger = icmp ugt i8 %low, %best
  %best_now = select i1 %is_larger, i8 %low, i8 %best
  %next = add i64 %index, 1
  br label %loop

done:
  ret i8 %best
}
!0 = !{i8 0, i8 -128}
