@monday = private constant [6 x i8] c"Monday"
@tuesday = private constant [7 x i8] c"Tuesday"
@wednesday = private constant [9 x i8] c"Wednesday"
@weekend = private constant [7 x i8] c"weekend"
@unknown = private constant [7 x i8] c"unknown"

declare i64 @text_copy(ptr, i64, ptr, i64)

define i64 @weekday_name(i64 %day, ptr %out, i64 %capacity) {
entry:
  switch i64 %day, label %join [
    i64 0, label %is_monday
    i64 1, label %is_tuesday
    i64 2, label %is_wednesday
    i64 5, label %is_weekend
    i64 6, label %is_weekend
  ]

is_monday:
  br label %join

is_tuesday:
  br label %join

is_wednesday:
  br label %join

is_weekend:
  br label %join

join:
  %name = phi ptr [ @unknown, %entry ], [ @monday, %is_monday ], [ @tuesday, %is_tuesday ], [ @wednesday, %is_wednesday ], [ @weekend, %is_weekend ]
  %length = phi i64 [ 7, %entry ], [ 6, %is_monday ], [ 7, %is_tuesday ], [ 9, %is_wednesday ], [ 7, %is_weekend ]
  %written = call i64 @text_copy(ptr %name, i64 %length, ptr %out, i64 %capacity)
  ret i64 %written
}
