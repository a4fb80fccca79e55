@.str = private unnamed_addr constant [3 x i8] c"hi\00", align 1
@count = global i64 0
@.str = private unnamed_addr constant [3 x i8] c"hi\00",
        align 1
@count = global i64 0   ; starts at nothing

define ptr @text() {
  ret ptr @.str
}
