declare i64 @one() define i64 @one() { ret i64 1 }
