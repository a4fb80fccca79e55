```bash
clang one.ll
```

```llvm
define i64 @one() {
  ret i64 1
}
```

```llvm
%r = call i64 @one()
```
