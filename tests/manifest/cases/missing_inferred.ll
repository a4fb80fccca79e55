declare void @notify(i64)

define i64 @f(ptr %p, i64 %n, i8 %b) {
  call void @emit(ptr %p, i32 3)
  %written = call i64 @emit(ptr %p, i64 %n)
  %ignored = call i32 @notify(i64 %n)
  call void @open_stream(i64 0, i8 %b)
  %s = call ptr @open_stream(ptr null, i32 10)
  %u = call i64 @length_of(ptr %s)
  %v = call i32 @length_of(ptr null)
  %sum = add i64 %written, %u
  ret i64 %sum
}

define void @g(i64 %n, ptr %p) {
  %q = call ptr @open_stream(ptr %p, i8 1)
  store i8 0, ptr %q
  ret void
}
