; by call, by a table, by a handler that is only mentioned, by an indirect call, and in a cycle
@handlers = internal constant [1 x ptr] [ptr @by_call]
declare i64 @sys_open(ptr, i64, i64)
declare i64 @sys_clock_gettime(i64, ptr)
declare void @register(ptr)

define i64 @by_call(ptr %p) {
  %a = call i64 @sys_open(ptr %p, i64 0, i64 0)
  ret i64 %a
}

define ptr @by_table() {
  %p = load ptr, ptr @handlers
  ret ptr %p
}

define void @by_mention() {
  call void @register(ptr @ticks)
  ret void
}

define internal void @ticks(ptr %p) {
  %a = call i64 @sys_clock_gettime(i64 0, ptr %p)
  ret void
}

define void @indirectly(ptr %callee) {
  call void %callee()
  ret void
}

define void @even(i64 %n) {
  call void @odd(i64 %n)
  ret void
}

define void @odd(i64 %n) {
  call void @even(i64 %n)
  %a = call i64 @by_call(ptr null)
  ret void
}

define i64 @pure(i64 %n) {
  %a = mul i64 %n, %n
  ret i64 %a
}
