declare i64 @sum(ptr readonly %numbers, i64 noundef) nounwind
declare i64 @nobody_knows(i64)
declare void @llvm.assume(i1)
declare i64 @sys_close(i64)

define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  ret i64 %a
}
