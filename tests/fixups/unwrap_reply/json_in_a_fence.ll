Here:
```json
{
 "module": "one.ll",
 "ir": "define i64 @one() {\nentry:\n  %r = add i64 0, 1\n  ret i64 %r\n}\n"
}
```
