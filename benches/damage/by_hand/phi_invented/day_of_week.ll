@t = private constant [12 x i64] [i64 0, i64 3, i64 2, i64 5, i64 0, i64 3, i64 5, i64 1, i64 4, i64 6, i64 2, i64 4]

define i64 @day_of_week(i64 %y, i64 %m, i64 %d) {
entry:
  %i = sub i64 %m, 1
  %ok = icmp ult i64 %i, 12
  br i1 %ok, label %valid, label %invalid

valid:
  %jf = icmp slt i64 %m, 3
  br i1 %jf, label %earlier, label %same

earlier:
  %y1 = sub i64 %y, 1
  br label %sum

same:
  br label %sum

sum:
  %yy = phi i64 [ %y1, %earlier ], [ %y, %same ], [ %y, %valid ]
  %a = sdiv i64 %yy, 4
  %b = sdiv i64 %yy, 100
  %c = sdiv i64 %yy, 400
  %p = getelementptr [12 x i64], ptr @t, i64 0, i64 %i
  %k = load i64, ptr %p
  %s1 = add i64 %yy, %a
  %s2 = sub i64 %s1, %b
  %s3 = add i64 %s2, %c
  %s4 = add i64 %s3, %k
  %s5 = add i64 %s4, %d
  %r = srem i64 %s5, 7
  ret i64 %r

invalid:
  ret i64 -1
}
