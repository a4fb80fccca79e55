declare i32 (i8*)* @handler()
declare void (i32)* @signal(i32, void (i32)*)

define i32 @f(i8* %p) {
  %g = call i32 (i8*)* @handler()
  %r = call i32 %g(i8* %p)
  %old = call void (i32)* @signal(i32 2, void (i32)* null)
  ret i32 %r
}
