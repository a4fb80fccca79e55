The table:
```
@table = constant [2 x i8] c"ab"
```
