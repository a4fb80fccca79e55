declare i64 @first()
declare i64 @second(i64)
declare i64 @third()

define i64 @g() {
  %a = add i64 call i64 @first(), (call i64 @second(i64 call i64 @third()))
  %b = sub i64 (call i64 @second(i64 (call i64 @first()))), (call i64 @third())
  ret i64 (add i64 %a, call i64 @second(i64 %b))
}
