```
@pages = constant [2 x [9 x i8]] [[9 x i8] c"a
```
bcd", [9 x i8] c"
~~~
efgh"]

define i64 @one() {
  ret i64 1
}
```
