1. The function:

   ```llvm
   define i64 @one() {
     ret i64 1
   }
   ```

2. Link it.
