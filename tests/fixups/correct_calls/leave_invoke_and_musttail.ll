define i32 @f(ptr %numbers, i64 %n) {
  %a = musttail call i32 @sum(ptr %numbers, i64 %n)
  ret i32 %a
}

define void @g(ptr %numbers) {
  invoke void @sum(ptr %numbers, i64 3) to label %a unwind label %b
a:
  ret void
b:
  unreachable
}
