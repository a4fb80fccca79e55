@.str = private constant [3 x i8] c"hi\00"
@.str = private constant [3 x i8] c"ho\00"

define ptr @text() {
  ret ptr @.str
}
