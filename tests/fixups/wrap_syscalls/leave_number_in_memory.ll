@write = constant i64 1

declare void @change(ptr)

define i64 @f(i1 %c) {
entry:
  %n = load i64, ptr @write
  %a = call i64 @syscall(i64 %n, i64 1)
  %m = select i1 %c, i64 1, i64 0
  %b = call i64 @syscall(i64 %m, i64 1)
  %twice = alloca i64
  store i64 39, ptr %twice
  store i64 60, ptr %twice
  %o = load i64, ptr %twice
  %d = call i64 @syscall(i64 %o)
  %shared = alloca i64
  store i64 39, ptr %shared
  call void @change(ptr %shared)
  %p = load i64, ptr %shared
  %e = call i64 @syscall(i64 %p)
  ret i64 %a
}
