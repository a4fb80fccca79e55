define i64 @f(i1 %more, ptr %p) {
entry:
  %more_int = zext i1 %more to i64
  br i64 %more_int, label %go, label %done

go:
  %more_int = load i8, ptr %p
  %wide = zext i8 %more_int to i64
  ret i64 %wide

done:
  ret i64 0
}
