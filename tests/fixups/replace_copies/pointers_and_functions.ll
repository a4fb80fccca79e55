@table = global [4 x i64] zeroinitializer

declare i64 @twice(i64)

define i64 @f(i1 %c) {
  %base = ptr @table
  %none = null
  %function = @twice
  %p = select i1 %c, ptr %base, ptr %none
  %v = load i64, ptr %p
  %r = call i64 %function(i64 %v)
  ret i64 %r
}
