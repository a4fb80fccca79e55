@a = global [10 x i8] zeroinitializer
@b = global <vscale x 4 x i32> zeroinitializer
@c = global [2 x <4 x i8>] zeroinitializer

define i64 @f(i1 %c) {
entry:
  %p = phi i64
  switch i64 1, label %a [i64 1, label %a]
a:
  ret i64 0
}
