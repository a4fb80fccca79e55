@state = internal global i64 0

define void @set(i64 %value) {
  store i64 %value, ptr @state

define void @clear() {
  store i64 0, ptr @state
  ret void
}
