```llvm
define void @bubble_sort(ptr %items, i64 %count) {
entry:
  %i = alloca i64
  store i64 0, ptr %i
  br label %outer

outer:
  %iv = load i64, ptr %i
  %c = icmp slt i64 %iv, %count
  br i1 %c, label %inner.start, label %exit

inner.start:
  %j = alloca i64
  store