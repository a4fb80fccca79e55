* first point: i8* is old
* second

define i64 @f() {
  ret i64 0
}
