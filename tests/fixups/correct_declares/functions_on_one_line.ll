declare i64 @sys_close(i64) define i64 @f(ptr %p) { %a = call i64 @sum(ptr %p, i64 3) ret i64 %a }
