; a function whose address is taken in any place may be called by whoever calls an address
@nested = internal constant { i64, [2 x ptr] } { i64 1, [2 x ptr] [ptr null, ptr @opens] }
@through = constant ptr getelementptr (i8, ptr @nested, i64 8)
declare i64 @sys_open(ptr, i64, i64)
declare i64 @sys_clock_gettime(i64, ptr)
declare i32 @__gxx_personality_v0(...)

define internal void @opens(ptr %p) {
  %fd = call i64 @sys_open(ptr %p, i64 0, i64 0)
  ret void
}

define internal void @reads_clock(ptr %p) {
  %n = call i64 @sys_clock_gettime(i64 0, ptr %p)
  ret void
}

; a table that is only reached through another
define ptr @loads_from_table() {
  %p = load ptr, ptr @through
  %f = load ptr, ptr %p
  ret ptr %f
}

; stored, selected, returned, passed on
define void @stores(ptr %slot) {
  store ptr @reads_clock, ptr %slot
  ret void
}

define ptr @selects(i1 %which) {
  %f = select i1 %which, ptr @reads_clock, ptr null
  ret ptr %f
}

define void @calls_what_it_loads(ptr %slot) {
  %f = load ptr, ptr %slot
  call void %f(ptr null)
  ret void
}

define void @calls_what_a_phi_gives(i1 %which, ptr %a, ptr %b) {
entry:
  br i1 %which, label %left, label %right
left:
  br label %right
right:
  %f = phi ptr [ %a, %entry ], [ %b, %left ]
  call void %f(ptr null)
  ret void
}

define void @calls_that() {
  call void @calls_what_it_loads(ptr null)
  ret void
}

define void @invokes() personality ptr @__gxx_personality_v0 {
  invoke void @opens(ptr null) to label %done unwind label %bad
done:
  ret void
bad:
  %caught = landingpad { ptr, i32 } cleanup
  ret void
}

define void @tail_calls(ptr %p) {
  musttail call void @opens(ptr %p)
  ret void
}

define i64 @compares(ptr %p) {
  %same = icmp eq ptr %p, @opens
  %n = zext i1 %same to i64
  ret i64 %n
}

define i64 @calls_nothing(i64 %n) {
  %m = add i64 %n, 1
  ret i64 %m
}
