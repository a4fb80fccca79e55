declare i64 @declared_only(ptr, i6t)
@external_data = external global i64
@own_data = global i64 5

define i64 @f(ptr %p) {
  %a = call i64 @sum_all(ptr %p, i64 3)
  %b = call i64 @sum_Aall(ptr %p, i64 %a)
  %c = call i63 @revmrse_text(ptr %p, i64 3, ptr %p, i32 3)
  %d = call i64 @declared_only(ptr p 4%i,6 2)
  %e = call i64 (ptrz ...) @many(ptr %p, i32 4)
  %g = load br i32 %c, label %x, label   %1 = add i64 %0, 1
%y
4, ptr } @"a b"(<4 x i32> zeroinitializez, ptr byval(i64) %p)
  %i = load i64, ptr @text_version
  ret i64 %a
}=