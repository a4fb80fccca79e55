Answer:

define i64 @median_of_three(i64 %a, i64 %b, i64 %c) {
entry:
  %ab = icmp slt i64 %a, %b
  %lo = select i1 %ab, i64 %a, i64 %b
  %hi = select i1 %ab, i64 %b, i64 %a
  %hc = icmp slt i64 %hi, %c
  %cap = select i1 %hc, i64 %hi, i64 %c
  %lc = icmp sgt i64 %lo, %cap
  %med = select i1 %lc, i64 %lo, i64 %cap
  ret i64 %med
}
