; rewrite of minimum: a branch, and the order of equal numbers the other way round
define i64 @minimum(i64 %a, i64 %b) {
entry:
  %is_larger = icmp sge i64 %a, %b
  br i1 %is_larger, label %second, label %first

first:
  ret i64 %a

second:
  ret i64 %b
}
