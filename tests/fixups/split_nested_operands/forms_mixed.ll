declare i32 @print(ptr, ...)

@format = constant [3 x i8] c"%d\00"

define i32 @g(i8 %c, i32 %n, ptr %p) {
entry:
  %r = call i32 (ptr, ...) @print(ptr noundef @format, i32 noundef zext i8 %c to i32)
  br i1 icmp ne (i32 and i32 (load i32, ptr %p, align 4), 1, i32 0), label %odd, label %even

odd:
  %s = add i32 add i32 add (i32 add i32 %n, %r, i32 3), 2, 1
  ret i32 or (i32 %s, %n)

even:
  ret i32 (zext i1 icmp eq i32 and (i32 sext i8 (load i8, ptr %p) to i32, i32 3), 2 to i32)
}
