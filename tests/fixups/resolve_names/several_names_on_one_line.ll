define i64 @f() { %a = call i64 @getpid_sys() %b = call i64 @sys.getpid() %c = call i64 @sys_getipd() ret i64 %a }
