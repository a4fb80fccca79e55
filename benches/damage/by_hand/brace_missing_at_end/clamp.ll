```llvm
define i64 @clamp(i64 %v, i64 %lo, i64 %hi) {
entry:
  %a = icmp slt i64 %v, %lo
  %b = select i1 %a, i64 %lo, i64 %v
  %c = icmp sgt i64 %b, %hi
  %d = select i1 %c, i64 %hi, i64 %b
  ret i64 %d
```
