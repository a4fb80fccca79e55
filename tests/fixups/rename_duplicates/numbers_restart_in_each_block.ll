define i64 @pick(i64 %a, i64 %b) {
entry:
  %1 = icmp sgt i64 %a, %b
  br i1 %1, label %first, label %second
first:
  %1 = mul i64 %a, 2
  %2 = add i64 %1, 1
  ret i64 %2
second:
  %1 = mul i64 %b, 3
  %2 = add i64 %1, 1
  ret i64 %2
}
