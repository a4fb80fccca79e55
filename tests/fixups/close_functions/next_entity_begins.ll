define i64 @one() {
  ret i64 1
declare i64 @other()

define ptr @get() {
  ret ptr @state
@state = internal global i64 0

define void @nothing() {
  ret void
!llvm.ident = !{!0}
!0 = !{!"written by hand"}
