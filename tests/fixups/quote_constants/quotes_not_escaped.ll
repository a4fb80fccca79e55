@a = constant [10 x i8] c"say "hi"\00"
@json = private constant [17 x i8] c"{"name":"value"}\00", align 1
@odd = constant [4 x i8] c"a"b\00"

define ptr @f() {
  ret ptr @json
}
