@state = internal global i64 0

define void @set(i64 %value) {
  store i64 %value, ptr @state
