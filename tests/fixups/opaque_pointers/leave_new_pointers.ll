; i8* in a comment
@star = constant [3 x i8] c"i8*"

define i64 @f(ptr %p) #0 {
  %a = load i64, ptr %p
  %b = getelementptr i64, ptr %p, i64 1
  call void asm sideeffect "# i8*", "=*m"(ptr elementtype(i64) %p)
  %c = bitcast ptr %b to ptr
  ret i64 %a
}

attributes #0 = { "text"="i8*" }
