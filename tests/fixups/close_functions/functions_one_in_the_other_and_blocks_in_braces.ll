  define void @outer() {
  entry: {
    br label %next
  }
  next:
    ret void
  define void @inner() {
  entry: {
    ret void
  declare void @free(ptr)
  define void @last() {
  entry: {
    {
      ret void
    }
  }
  }
