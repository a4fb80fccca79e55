define i64 @f() {
  %a = call i64 @getpid_sys()  
  ret i64 %a
}