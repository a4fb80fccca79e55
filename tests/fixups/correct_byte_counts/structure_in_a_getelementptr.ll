@pair = constant <{ i32, [4 x i8], { [9 x i8], i8 } }> <{ i32 7, [4 x i8] c"seven\00", { [9 x i8], i8 } { [9 x i8] c"x\00", i8 0 } }>

define ptr @f() {
  %p = getelementptr inbounds <{ i32, [4 x i8], { [9 x i8], i8 } }>, ptr @pair, i64 0, i32 1
  ret ptr %p
}
