declare i64 @declared_only(ptr, i64)
@external_data = external global i64
@own_data = global i64 5

define i64 @f(ptr %p) {
  %a = call i64 @sum_all(ptr %p, i64 3)
  %b = call i64 @sum_all(ptr %p, i64 %a)
  %c = call i64 @reverse_text(ptr %p, i64 3, ptr %p, i64 3)
  %d = call i64 @declared_only(ptr %p, i64 2)
  %e = call i64 (ptr, ...) @many(ptr %p, i32 4)
  %g = load i64, ptr @own_data
  %h = call { i64, ptr } @"a b"(<4 x i32> zeroinitializer, ptr byval(i64) %p)
  %i = load i64, ptr @text_version
  ret i64 %a
}
