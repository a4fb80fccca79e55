@a = global i64 and (i64 12, i64 10)
