; rewrite of reverse: walks backwards, and copies a character when its first byte is reached
declare ptr @memmove(ptr, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %is_short = icmp ult i64 %capacity, %text_len
  br i1 %is_short, label %too_long, label %head

too_long:
  ret i64 -1

head:
  %at = phi i64 [ %text_len, %entry ], [ %before, %continue ], [ %before, %copy ]
  %end = phi i64 [ %text_len, %entry ], [ %end, %continue ], [ %before, %copy ]
  %is_done = icmp eq i64 %at, 0
  br i1 %is_done, label %done, label %look

look:
  %before = sub i64 %at, 1
  %from = getelementptr i8, ptr %text, i64 %before
  %byte = load i8, ptr %from
  %top = and i8 %byte, 192
  %continues = icmp eq i8 %top, 128
  br i1 %continues, label %continue, label %copy

continue:
  br label %head

copy:
  %length = sub i64 %end, %before
  %target = sub i64 %text_len, %end
  %to = getelementptr i8, ptr %out, i64 %target
  %unused = call ptr @memmove(ptr %to, ptr %from, i64 %length)
  br label %head

done:
  ret i64 %text_len
}
