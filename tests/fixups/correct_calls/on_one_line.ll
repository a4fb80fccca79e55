define i32 @f(ptr %a, i32 %n) { %r = call i32 @sum(ptr %a, i32 %n) ret i32 %r }
