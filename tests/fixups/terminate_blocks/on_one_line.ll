define i64 @pick(i1 %c) { entry: br i1 %c, label %a, label %b a: %x = add i64 1, 1 b: ret i64 2 }
