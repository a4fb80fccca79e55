source_filename = 'main.c'

define i64 @f() {
  ret i64 0
}
