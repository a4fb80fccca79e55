@text = private constant [6 x i8] c"hello\00"
@counts = internal global [64 x i64] zeroinitializer

define void @_start() {
entry:
  %buffer = alloca [16 x i8]
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %loop ]
  %from = getelementptr i8, ptr @text, i64 %index
  %byte = load volatile i8, ptr %from
  %to = getelementptr i8, ptr %buffer, i64 %index
  store volatile i8 %byte, ptr %to
  %wide = zext i8 %byte to i64
  call void @count(i64 %wide)
  %next = add i64 %index, 1
  %more = icmp ult i64 %next, 6
  br i1 %more, label %loop, label %end

end:
  %status = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 0)
  unreachable
}

define void @count(i64 %value) noinline {
  %slot = and i64 %value, 63
  %place = getelementptr [64 x i64], ptr @counts, i64 0, i64 %slot
  %old = load i64, ptr %place
  %new = add i64 %old, 1
  store i64 %new, ptr %place
  switch i64 %slot, label %end [
    i64 1, label %clear
    i64 2, label %end
    i64 3, label %clear
    i64 4, label %end
    i64 5, label %clear
  ]

clear:
  store i64 0, ptr %place
  br label %end

end:
  ret void
}
