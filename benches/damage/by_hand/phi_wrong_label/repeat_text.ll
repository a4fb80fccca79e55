declare ptr @memcpy(ptr, ptr, i64)

define i64 @repeat_text(ptr %text, i64 %len, i64 %times, ptr %out, i64 %cap) {
entry:
  %total = mul i64 %len, %times
  %ok = icmp sle i64 %total, %cap
  br i1 %ok, label %preheader, label %fail

preheader:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %go = icmp slt i64 %i, %times
  br i1 %go, label %body, label %done

body:
  %off = mul i64 %i, %len
  %dst = getelementptr i8, ptr %out, i64 %off
  %r = call ptr @memcpy(ptr %dst, ptr %text, i64 %len)
  %i1 = add i64 %i, 1
  br label %loop

done:
  ret i64 %total

fail:
  ret i64 -1
}
