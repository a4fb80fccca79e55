define i64 @count_bits(i64 %v) {
entry:
  %n = alloca i64
  %x = alloca i64
  store i64 0, ptr %n
  store i64 %v, ptr %x

while:
  %cur = load i64, ptr %x
  %nz = icmp ne i64 %cur, 0
  br i1 %nz, label %do, label %end

do:
  %m1 = sub i64 %cur, 1
  %and = and i64 %cur, %m1
  store i64 %and, ptr %x
  %k = load i64, ptr %n
  %k1 = add i64 %k, 1
  store i64 %k1, ptr %n
  br label %while

end:
  %r = load i64, ptr %n
  ret i64 %r
}
