define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %c1 = icmp slt i64 %value, %low
  br i1 %c1, label %ret_low, label %next

ret_low:
  ret i64 %low
  br label %end

next:
  %c2 = icmp sgt i64 %value, %high
  br i1 %c2, label %ret_high, label %ret_value

ret_high:
  ret i64 %high
  br label %end

ret_value:
  ret i64 %value
  br label %end

end:
  unreachable
}
