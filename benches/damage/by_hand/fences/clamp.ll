Here's a function that limits a value to a range:

```llvm
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %below = icmp slt i64 %value, %low
  br i1 %below, label %use_low, label %check_high

use_low:
  ret i64 %low

check_high:
  %above = icmp sgt i64 %value, %high
  %r = select i1 %above, i64 %high, i64 %value
  ret i64 %r
}
```

**How it works**

* First we compare `%value` with `%low`.
* Then with `%high`.
