define i64 @one() {
  ret i64 1
}
```

That is all.
