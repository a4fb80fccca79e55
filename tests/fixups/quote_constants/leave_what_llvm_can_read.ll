source_filename = "it's \22quoted\22"
@a = constant [6 x i8] c"hello\00", align 1 ; say "hi"
@b = constant [3 x i8] c"C:\", align 1 ; a path such as "C:\"
@c = constant [3 x i8] c"it'" ; 'x'
@d = constant [1 x i8] c"a" @e = constant [1 x i8] c"b"
@f = constant [1 x i8] c"a", section "x"
@g = constant [11 x i8] c"two 'line'
"
@h = global [3 x i8] zeroinitializer ; "x"

define void @i() "probe-stack"="inline-asm" {
  ret void
}

attributes #0 = { "a"="b" }
!0 = !{!"a", [3 x i8] c"abc"}
