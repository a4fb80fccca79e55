declare void @memcpy(ptr, ptr, i64)

define i64 @repeat_text(ptr %text, i64 %len, i64 %times, ptr %out, i64 %cap) {
entry:
  %total = mul i64 %len, %times
  %ok = icmp ule i64 %total, %cap
  br i1 %ok, label %loop, label %fail

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %pos = phi i64 [ 0, %entry ], [ %pos1, %body ]
  %go = icmp slt i64 %i, %times
  br i1 %go, label %body, label %done

body:
  %d = getelementptr i8, ptr %out, i64 %pos
  call void @memcpy(ptr %d, ptr %text, i64 %len)
  %pos1 = add i64 %pos, %len
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %total

fail:
  ret i64 -1
}
