@state = internal global i64 0

define void @set(i64 %value) {
entry:
  %is_zero = icmp eq i64 %value, 0
  br i1 %is_zero, label %end, label %store
store:
  store i64 %value, ptr @state  ; kept
  br label %end
end:
}

define internal void @clear() {
  store i64 0, ptr @state
}

define void @nothing() {}
