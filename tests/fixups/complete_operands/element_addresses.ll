%pair = type { i32, i64 }
@table = global [4 x i8] zeroinitializer

define ptr @f(ptr %p, i64 %i) {
  %1 = getelementptr i8, %p, i64 1
  %2 = getelementptr inbounds i8 ptr %p, i64 1
  %3 = getelementptr i8, ptr %p, %i
  %4 = getelementptr %pair, ptr %p, 0, 1
  %5 = getelementptr [4 x i8], ptr @table, 0, %i
  %6 = getelementptr i64, %p, 5000000000
  %7 = getelementptr %pair, %p, i64 0, i32 1
  %8 = getelementptr i8 %p, i64 %i
  ret ptr %8
}
