define i64 @g(i64 %a) {
  ret void
  @s = global i64 0
  %x = add i64 1, 2
  define void @j() ; bare
  ret void
  define void @f() {
  define void @f() {
  define void @f() {
  ret void
