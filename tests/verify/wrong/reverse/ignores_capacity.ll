; wrong reverse: writes the whole text whatever the capacity is
declare ptr @memcpy(ptr, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %next

next:
  %start = phi i64 [ 0, %entry ], [ %end, %copy ]
  %more = icmp ult i64 %start, %text_len
  br i1 %more, label %first, label %done

first:
  %second = add i64 %start, 1
  br label %extend

extend:
  %end = phi i64 [ %second, %first ], [ %end_after, %continue ]
  %is_inside = icmp ult i64 %end, %text_len
  br i1 %is_inside, label %look, label %copy

look:
  %place = getelementptr i8, ptr %text, i64 %end
  %byte = load i8, ptr %place
  %top_bits = and i8 %byte, -64
  %continues = icmp eq i8 %top_bits, -128
  br i1 %continues, label %continue, label %copy

continue:
  %end_after = add i64 %end, 1
  br label %extend

copy:
  %length = sub i64 %end, %start
  %target = sub i64 %text_len, %end
  %from = getelementptr i8, ptr %text, i64 %start
  %to = getelementptr i8, ptr %out, i64 %target
  %unused = call ptr @memcpy(ptr %to, ptr %from, i64 %length)
  br label %next

done:
  ret i64 %text_len
}
