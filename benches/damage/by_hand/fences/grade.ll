**Solution**

1. Reject values out of range.
2. Compare from the top.

```llvm
; grade.ll
define i64 @grade(i64 %percent) {
entry:
  %outside = icmp ugt i64 %percent, 100
  br i1 %outside, label %invalid, label %inside

inside:
  %a = icmp uge i64 %percent, 90
  %b = icmp uge i64 %percent, 75
  %c = icmp uge i64 %percent, 50
  %g3 = select i1 %c, i64 3, i64 4
  %g2 = select i1 %b, i64 2, i64 %g3
  %g1 = select i1 %a, i64 1, i64 %g2
  ret i64 %g1

invalid:
  ret i64 -1
}
```

You can test it with `opt -passes=verify`:

```sh
opt -passes=verify grade.ll -disable-output
```
