%entry = type { i64, [16 x i8] }

@table = constant [2 x %entry] [%entry { i64 1, [16 x i8] c"first\00" }, %entry { i64 2, [6 x i8] c"other\00" }]

define ptr @copy() {
  %place = alloca %entry
  ret ptr %place
}
