define i64 @count_vowels(ptr %text, i64 %len) {
entry:
  %i.addr = alloca i64
  %n.addr = alloca i64
  store i64 0, ptr %i.addr
  store i64 0, ptr %n.addr
  br label %while.cond

while.cond:
  %i = load i64, ptr %i.addr
  %c = icmp ult i64 %i, %len
  br i1 %c, label %while.body, label %while.end

while.body:
  %p = getelementptr inbounds i8, ptr %text, i64 %i
  %ch = load i8, ptr %p
  %inc = add i64 %i, 1
  store i64 %inc, ptr %i.addr
  switch i8 %ch, label %while.cond [
    i8 97, label %hit
    i8 101, label %hit
    i8 105, label %hit
    i8 111, label %hit
    i8 117, label %hit
    i8 65, label %hit
    i8 69, label %hit
    i8 73, label %hit
    i8 79, label %hit
    i8 85, label %hit
  ]

hit:
  %n = load i64, ptr %n.addr
  %n1 = add i64 %n, 1
  store i64 %n1, ptr %n.addr
  br label %while.cond

while.end:
  %r = load i64, ptr %n.addr
  ret i64 %r

while.end:
  %r = load i64, ptr %n.addr
  ret i64 %r
}
