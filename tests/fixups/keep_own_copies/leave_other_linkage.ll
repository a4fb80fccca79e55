define void @f(ptr %to, ptr %from) {
entry:
  %unused = call ptr @memcpy(ptr %to, ptr %from, i64 8)
  ret void
}

define weak ptr @memcpy(ptr %to, ptr %from, i64 %count) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %next, %body ]
  %more = icmp ult i64 %i, %count
  br i1 %more, label %body, label %done

body:
  %source = getelementptr i8, ptr %from, i64 %i
  %byte = load i8, ptr %source
  %target = getelementptr i8, ptr %to, i64 %i
  store i8 %byte, ptr %target
  %next = add i64 %i, 1
  br label %loop

done:
  ret ptr %to
}
