@buffer = global [16 x i8] c"hello\00"

define ptr @f() {
  ret ptr @buffer
}
