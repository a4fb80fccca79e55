define i64 @f(i32 %c) {
entry: br i32 %c, label %a, label %b
a: ret i64 1
b: ret i64 0
}
