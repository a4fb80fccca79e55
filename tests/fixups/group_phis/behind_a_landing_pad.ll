declare i32 @personality(...)
declare void @g()

define void @f() personality ptr @personality {
entry:
  invoke void @g() to label %next unwind label %bad
next:
  invoke void @g() to label %end unwind label %bad
end:
  ret void
bad:
  %caught = landingpad { ptr, i32 } cleanup
  %step = phi i64 [ 0, %entry ], [ 1, %next ]
  resume { ptr, i32 } %caught
}
