define i64 @first(i64 %a) {
entry:
  %t = call i64 @second(i64 %a
  ret i64 %t

define i64 @second(i64 %a) {
entry:
  ret i64 %a
}
declare void @third(
define void @fourth() {
  ret void
