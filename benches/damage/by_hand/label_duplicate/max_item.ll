define signext i32 @max_item(ptr %items, i64 %n) {
entry:
  %e = icmp eq i64 %n, 0
  br i1 %e, label %exit, label %init

exit:
  ret i32 0

init:
  %best = alloca i32
  %i = alloca i64
  %f = load i32, ptr %items
  store i32 %f, ptr %best
  store i64 1, ptr %i
  br label %loop

loop:
  %iv = load i64, ptr %i
  %c = icmp ult i64 %iv, %n
  br i1 %c, label %body, label %exit

body:
  %p = getelementptr i32, ptr %items, i64 %iv
  %v = load i32, ptr %p
  %b = load i32, ptr %best
  %g = icmp sgt i32 %v, %b
  %m = select i1 %g, i32 %v, i32 %b
  store i32 %m, ptr %best
  %in = add i64 %iv, 1
  store i64 %in, ptr %i
  br label %loop

exit:
  %r = load i32, ptr %best
  ret i32 %r
}
