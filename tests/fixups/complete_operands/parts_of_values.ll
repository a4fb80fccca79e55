define i64 @f({ i64, [2 x i8] } %v, i64 %a) {
  %1 = extractvalue { i64, [2 x i8] } %v, i32 0
  %2 = extractvalue { i64, [2 x i8] } %v, i64 1, i64 0
  %3 = insertvalue { i64, [2 x i8] } %v, i64 %a, i32 0
  ret i64 %1
}
