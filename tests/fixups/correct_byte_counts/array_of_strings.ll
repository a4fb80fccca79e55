@days = private unnamed_addr constant [3 x [5 x i8]] [[5 x i8] c"mon\00", [5 x i8] c"tue\00", [5 x i8] c"wed\00"], align 1

define ptr @day(i64 %i) {
  %p = getelementptr inbounds [3 x [5 x i8]], ptr @days, i64 0, i64 %i, i64 0
  ret ptr %p
}

define ptr @day_by_stride(i64 %i) {
  %p = getelementptr inbounds [5 x i8], ptr @days, i64 %i
  ret ptr %p
}

define ptr @last() {
  ret ptr getelementptr inbounds ([3 x [5 x i8]], ptr @days, i64 0, i64 2, i64 0)
}
