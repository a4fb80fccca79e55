@state = internal global i64 0
declare void @note(i64)

define void @set(i64 %value, ptr %place) {
  %1 = store i64 %value, ptr @state
  %done = tail call void @note(i64 %value)
  %2 = fence seq_cst
  %3 = load i64, ptr %place
  call void @note(i64 %3)
  %4 = br label %end
end:
  ret void
}
