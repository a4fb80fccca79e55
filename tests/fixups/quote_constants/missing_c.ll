@a = private unnamed_addr constant [6 x i8] "hello\00", align 1
@b = constant [2 x [3 x i8]] [[3 x i8] "ab\00", [3 x i8] c"cd\00"]
@c = constant { i64, [3 x i8] } { i64 1, [3 x i8] "ab\00" }

define void @f(ptr %p) {
  store [4 x i8] "hey\00", ptr %p
  ret void
}
