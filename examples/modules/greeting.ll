@hello = private unnamed_addr constant [7 x i8] c"Hello, "
@world = private unnamed_addr constant [5 x i8] c"world"

declare ptr @memcpy(ptr, ptr, i64)

define i64 @greeting(ptr %name, i64 %name_len, ptr %out, i64 %capacity) {
entry:
  %anonymous = icmp eq i64 %name_len, 0
  %who = select i1 %anonymous, ptr @world, ptr %name
  %who_len = select i1 %anonymous, i64 5, i64 %name_len
  %total = add i64 %who_len, 8
  %fits = icmp sle i64 %total, %capacity
  br i1 %fits, label %write, label %too_small

too_small:
  ret i64 -1

write:
  %first = getelementptr [7 x i8], ptr @hello, i64 0, i64 0
  %a = call ptr @memcpy(ptr %out, ptr %first, i64 7)
  %second = getelementptr i8, ptr %out, i64 7
  %b = call ptr @memcpy(ptr %second, ptr %who, i64 %who_len)
  %end = getelementptr i8, ptr %second, i64 %who_len
  store i8 33, ptr %end
  ret i64 %total
}
