Here is the module.
define amazing_cc i64 @f(i64 %a) {
  %b = call i64 @g(i64 %a)
  ret i64 %b
}
@x = global not_a_type 5
define i64 @g(i64 %a) {
  %b = call amazing_cc i64 @g(i64 %a)
  ret i64 %b
}
And more.
