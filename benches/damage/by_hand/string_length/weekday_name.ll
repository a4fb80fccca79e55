@s0 = private constant [6 x i8] c"Monday"
@s1 = private constant [8 x i8] c"Tuesday"
@s2 = private constant [10 x i8] c"Wednesday"
@s5 = private constant [7 x i8] c"weekend"
@su = private constant [8 x i8] c"unknown"

declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @weekday_name(i64 %day, ptr %out, i64 %cap) {
entry:
  switch i64 %day, label %other [
    i64 0, label %mon
    i64 1, label %tue
    i64 2, label %wed
    i64 5, label %end
    i64 6, label %end
  ]

mon:
  %r0 = call i64 @text_copy(ptr @s0, i64 6, ptr %out, i64 %cap)
  ret i64 %r0

tue:
  %r1 = call i64 @text_copy(ptr @s1, i64 7, ptr %out, i64 %cap)
  ret i64 %r1

wed:
  %r2 = call i64 @text_copy(ptr @s2, i64 9, ptr %out, i64 %cap)
  ret i64 %r2

end:
  %r5 = call i64 @text_copy(ptr @s5, i64 7, ptr %out, i64 %cap)
  ret i64 %r5

other:
  %ru = call i64 @text_copy(ptr @su, i64 7, ptr %out, i64 %cap)
  ret i64 %ru
}
