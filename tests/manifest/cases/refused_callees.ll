@table = global [2 x ptr] [ptr @f, ptr null]
@addresses = global [1 x ptr] [ptr blockaddress(@f, %b)]
@slot = global ptr null

define void @f() {
entry:
  br label %b
b:
  ret void
}

define void @chain(i1 %c, ptr %q) {
entry:
  %made = inttoptr i64 4096 to ptr
  br label %loop
loop:
  %a = phi ptr [ %q, %entry ], [ %b, %loop ]
  %b = phi ptr [ %q, %entry ], [ %d, %loop ]
  %d = phi ptr [ %q, %entry ], [ %e, %loop ]
  %e = select i1 %c, ptr %made, ptr %q
  call void %a()
  br label %loop
}

define void @through_memory(ptr %q) {
  %slot = alloca ptr
  %made = inttoptr i64 4096 to ptr
  store ptr %made, ptr %slot
  %f = load ptr, ptr %slot
  call void %f()
  %number = alloca i64
  store i64 8192, ptr %number
  %g = load ptr, ptr %number
  call void %g()
  store ptr inttoptr (i64 1 to ptr), ptr @slot
  %h = load ptr, ptr @slot
  call void %h()
  ret void
}

define void @through_aggregates() {
  %made = inttoptr i64 4096 to ptr
  %pair = insertvalue { ptr, i64 } poison, ptr %made, 0
  %f = extractvalue { ptr, i64 } %pair, 0
  tail call void %f()
  %many = inttoptr <2 x i64> <i64 1, i64 2> to <2 x ptr>
  %one = extractelement <2 x ptr> %many, i64 0
  call void %one()
  ret void
}

define void @in_the_middle(i64 %n) {
  %p = getelementptr i8, ptr @f, i64 %n
  call void %p()
  call void getelementptr (i8, ptr @f, i64 5)()
  %q = select i1 true, ptr getelementptr (i8, ptr @f, i64 5), ptr @f
  call void %q()
  ret void
}

define void @jump(i64 %n) {
  %p = select i1 true, ptr blockaddress(@jump, %a), ptr blockaddress(@jump, %b)
  indirectbr ptr %p, [label %a, label %b]
a:
  ret void
b:
  ret void
}

; These are fine: functions by their addresses, and data at an address.
define i64 @allowed(i64 %i, ptr %callback) {
  %place = getelementptr [2 x ptr], ptr @table, i64 0, i64 %i
  %f = load ptr, ptr %place
  call void %f()
  call void %callback()
  %own = alloca ptr
  store ptr @f, ptr %own
  %g = load ptr, ptr %own
  call void %g()
  %data = inttoptr i64 4096 to ptr
  %value = load i64, ptr %data
  %count = alloca i64
  store i64 5, ptr %count
  %n = load i64, ptr %count
  %cleared = alloca ptr
  store i64 0, ptr %cleared
  store ptr @f, ptr %cleared
  %h = load ptr, ptr %cleared
  call void %h()
  ret i64 %value
}

; An integer that another function of the module calls, hands back, or finds in memory.
define internal void @run(ptr %callback) {
  call void %callback()
  ret void
}

define internal ptr @make(i64 %n) {
  %p = inttoptr i64 %n to ptr
  ret ptr %p
}

define internal void @put(ptr %place, i64 %n) {
  store i64 %n, ptr %place
  ret void
}

define void @hand_over(i64 %n) {
  call void @run(ptr inttoptr (i64 4198400 to ptr))
  %made = call ptr @make(i64 %n)
  call void %made()
  %memory = alloca ptr
  call void @put(ptr %memory, i64 %n)
  %found = load ptr, ptr %memory
  call void %found()
  %pair = alloca { i64, ptr }
  %first = getelementptr { i64, ptr }, ptr %pair, i64 0, i32 1
  store i64 %n, ptr %first
  %again = getelementptr { i64, ptr }, ptr %pair, i64 0, i32 1
  %second = load ptr, ptr %again
  call void %second()
  ret void
}
