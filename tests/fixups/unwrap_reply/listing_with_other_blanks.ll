1 define i64 @one() {
2   ret i64 1
3 }
