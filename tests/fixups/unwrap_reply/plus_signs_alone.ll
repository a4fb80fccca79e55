+ define i64 @one() {
+ entry:
+   %r = add i64 0, 1
+   ret i64 %r
+ }
