@table = global [4 x i8] zeroinitializer

define i64 @f() {
  store ptr getelementptr ([4 x i8], ptr @table, i64 0, i64 1), ptr getelementptr inbounds (i8, ptr @table, i64 2)
  %1 = load i8, ptr getelementptr ([4 x i8], ptr @table, i64 0, i64 1), align 1
  %2 = ptrtoint ptr getelementptr ([4 x i8], ptr @table, i64 0, i64 1) to i64
  %3 = add i64 ptrtoint (ptr @table to i64), 4
  ret i64 %3
}
