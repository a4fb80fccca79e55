define i64 @f() {
entry:
  %a = call i64 @getpid_sys() [ "a
b"() ]
  ret i64 %a
}
