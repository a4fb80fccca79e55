```diff
--- a/one.ll
+++ b/one.ll
@@ -1,3 +1,3 @@
 define i64 @one() {
-  ret i64 0
+  ret i64 1
 }
```
