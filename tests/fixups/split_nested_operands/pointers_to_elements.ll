%pair = type { i64, i64 }

define i64 @g(ptr %p, i64 %i, i8 %c) {
  %a = load i8, ptr (getelementptr i8, ptr %p, i64 %i)
  %b = load i8, ptr getelementptr inbounds (i8, ptr %p, i64 %i), align 1
  %d = load i64, ptr getelementptr %pair, ptr %p, i64 %i, i32 1
  store i8 %c, ptr getelementptr (i8, ptr %p, i64 (add i64 %i, 1)), align 1
  store i8 (load i8, ptr getelementptr (%pair, ptr %p, i64 %i)), ptr %p
  ret i64 %d
}
