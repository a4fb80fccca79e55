define i64 @f() personality ptr null {
entry:
  %a = invoke i64 @getpid_sys() to label %done unwind label %bad
done:
  ret i64 %a
bad:
  %l = landingpad { ptr, i32 } cleanup
  ret i64 0
}
