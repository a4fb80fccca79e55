declare i64 @nobody_knows(i64)
declare i64 @nobody_knows(ptr)
