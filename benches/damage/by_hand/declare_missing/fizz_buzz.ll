@fizz = private constant [4 x i8] c"Fizz"
@buzz = private constant [4 x i8] c"Buzz"
@nl = private constant [1 x i8] c"\0A"

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %i.addr = alloca i64
  store i64 1, ptr %i.addr
  br label %for.cond

for.cond:
  %i = load i64, ptr %i.addr
  %cmp = icmp sle i64 %i, 15
  br i1 %cmp, label %for.body, label %for.end

for.body:
  %m3 = urem i64 %i, 3
  %m5 = urem i64 %i, 5
  %d3 = icmp eq i64 %m3, 0
  %d5 = icmp eq i64 %m5, 0
  br i1 %d3, label %do.fizz, label %after.fizz

do.fizz:
  %p1 = call i64 @print_text(i64 1, ptr @fizz, i64 4)
  br label %after.fizz

after.fizz:
  br i1 %d5, label %do.buzz, label %after.buzz

do.buzz:
  %p2 = call i64 @print_text(i64 1, ptr @buzz, i64 4)
  br label %after.buzz

after.buzz:
  %any = or i1 %d3, %d5
  br i1 %any, label %newline, label %number

number:
  %p3 = call i64 @print_i64(i64 1, i64 %i)
  br label %newline

newline:
  %p4 = call i64 @print_text(i64 1, ptr @nl, i64 1)
  %inc = add i64 %i, 1
  store i64 %inc, ptr %i.addr
  br label %for.cond

for.end:
  ret i64 0
}
