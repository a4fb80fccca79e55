@a = constant i64 1
@b = constant i64 1
@a = constant i64 1
@b = constant i64 2
