@"text" = constant [1 x i8] zeroinitializer
@other = constant i8 0
@"text" = constant [1 x i8] zeroinitializer
define ptr @get() {
  ret ptr @text
}
