In C&amp;D this is `&lt;`:

define void @f() {
  ret void
}

@t = constant [5 x i8] c"&lt;\00"
