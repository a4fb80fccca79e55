source_filename = "a.c"
target triple = "x86_64-unknown-linux-gnu"
$group = comdat any
%pair = type { i64, i64 }
@a = global [2 x i64]
  [i64 1,
   i64 2], align 8
declare void @f(ptr
  noundef) nounwind
  willreturn
define void @g() #0 comdat($group)
{
  ret void
}
attributes #0 = { nounwind "a"="b" }
!named = !{!0}
!0 = !{!"a", i64 1}
