%0 = type { i64, i64 }
%1 = type { %0, i64 }

define i64 @second(ptr %p) {
  %0 = getelementptr inbounds %0, ptr %p, i64 0, i32 1
  %1 = load i64, ptr %0
  %2 = alloca %1
  store %0 zeroinitializer, ptr %2
  ret i64 %1
}
