define ptr @memset(ptr %to, i8 %byte, i64 %count) {
  %is_end = icmp eq i64 %count, 0
  br i1 %is_end, label %done, label %more

more:
  store i8 %byte, ptr %to
  %next = getelementptr i8, ptr %to, i64 1
  %left = sub i64 %count, 1
  %unused = call ptr @memset(ptr %next, i8 %byte, i64 %left)
  br label %done

done:
  ret ptr %to
}
