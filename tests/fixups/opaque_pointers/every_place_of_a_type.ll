declare i32 @personality(...)
declare i8* @make(i64)

define i64 @f(i64 %n, i8* %p) personality i8* bitcast (i32 (...)* @personality to i8*) {
entry:
  %a = inttoptr i64 %n to i8*
  %b = ptrtoint i8* %a to i64
  %c = icmp eq i8* %a, null
  %d = select i1 %c, i8* %a, i8* %p
  %slot = alloca i8*, i32 2
  %old = cmpxchg i8* %p, i8 0, i8 1 seq_cst seq_cst
  %list = va_arg i8* %p, i8*
  %made = invoke i8* @make(i64 8) to label %next unwind label %bad
next:
  %e = phi i8* [ %d, %entry ]
  %pair = insertvalue { i8*, i64 } undef, i8* %e, 0
  switch i64 %b, label %end [ i64 0, label %end ]
end:
  ret i64 %b
bad:
  %caught = landingpad { i8*, i32 } cleanup
  ret i64 0
}
