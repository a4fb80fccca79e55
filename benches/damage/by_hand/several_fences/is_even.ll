The helper:

```llvm
define internal zeroext i1 @odd(i64 %n) {
  %z = icmp eq i64 %n, 0
  br i1 %z, label %no, label %rec
no:
  ret i1 false
rec:
  %m = sub i64 %n, 1
  %r = call zeroext i1 @is_even(i64 %m)
  ret i1 %r
}
```

The exported function calls it:

```llvm
define zeroext i1 @is_even(i64 %n) {
  %z = icmp eq i64 %n, 0
  br i1 %z, label %yes, label %rec
yes:
  ret i1 true
rec:
  %m = sub i64 %n, 1
  %r = call zeroext i1 @odd(i64 %m)
  ret i1 %r
}
```

Both functions terminate because `%n` decreases.
