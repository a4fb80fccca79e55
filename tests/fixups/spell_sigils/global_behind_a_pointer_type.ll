@counter = internal global i64 0
@table = constant [2 x i64] [i64 1, i64 2]

define i64 @count(i64 %i) {
  %old = load i64, ptr counter
  %new = add i64 old, 1
  store i64 new, ptr counter, align 8
  %p = getelementptr [2 x i64], ptr table, i64 0, i64 i
  %v = load i64, ptr p
  ret i64 v
}
