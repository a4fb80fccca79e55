%entry = type { i64, [4 x i8], ptr }

@table = constant [2 x %entry] [%entry { i64 1, [4 x i8] c"first\00", ptr null }, %entry { i64 2, [4 x i8] c"other\00", ptr @table }]

define ptr @name(i64 %i) {
  %p = getelementptr [2 x %entry], ptr @table, i64 0, i64 %i, i32 1
  ret ptr %p
}
