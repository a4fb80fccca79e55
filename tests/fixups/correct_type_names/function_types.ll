declare int @printf(const char*, ...)

@format = constant [4 x i8] c"%d\0A\00"

define void @f(int (int)* %g) {
  %a = call int %g(int 4)
  %b = call int (char*, ...) @printf(ptr @format, int %a)
  ret void
}
