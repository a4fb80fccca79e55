define ptr @memcpy(ptr %to, ptr %from, i64 %count) {
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

define i64 @text_terminated_length(ptr %text) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %place = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %place
  %next = add i64 %i, 1
  %is_end = icmp eq i8 %byte, 0
  br i1 %is_end, label %done, label %loop

done:
  ret i64 %i
}

define i64 @g(ptr %text) {
entry:
  %n = call i64 @text_terminated_length(ptr %text)
  %unused = call ptr @memcpy(ptr %text, ptr %text, i64 %n)
  ret i64 %n
}
