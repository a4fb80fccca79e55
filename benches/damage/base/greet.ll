@prefix = private unnamed_addr constant [8 x i8] c"Hello, \00"
@suffix = private unnamed_addr constant [2 x i8] c"!\00"

declare ptr @memcpy(ptr, ptr, i64)

define i64 @greet(ptr %name, i64 %name_len, ptr %out, i64 %capacity) {
entry:
  %total = add i64 %name_len, 8
  %too_long = icmp sgt i64 %total, %capacity
  br i1 %too_long, label %fail, label %write

write:
  %prefix_ptr = getelementptr inbounds [8 x i8], ptr @prefix, i64 0, i64 0
  %first = call ptr @memcpy(ptr %out, ptr %prefix_ptr, i64 7)
  %name_place = getelementptr inbounds i8, ptr %out, i64 7
  %middle = call ptr @memcpy(ptr %name_place, ptr %name, i64 %name_len)
  %end_offset = add i64 %name_len, 7
  %end_place = getelementptr inbounds i8, ptr %out, i64 %end_offset
  %suffix_ptr = getelementptr inbounds [2 x i8], ptr @suffix, i64 0, i64 0
  %mark = load i8, ptr %suffix_ptr
  store i8 %mark, ptr %end_place
  ret i64 %total

fail:
  ret i64 -1
}
