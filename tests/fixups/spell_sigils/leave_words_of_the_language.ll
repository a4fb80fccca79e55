define ptr @f(i1 %true, ptr %null, i64 %undef, i64 %to) {
  %zeroinitializer = select i1 true, i64 undef, i64 poison
  %none = add i64 %zeroinitializer, 1
  %wide = zext i1 false to i64
  %s = alloca i64
  store atomic i64 %to, ptr %s release, align 8
  ret ptr null
}
