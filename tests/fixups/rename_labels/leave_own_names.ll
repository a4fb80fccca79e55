%loop = type { i64 }
define i64 @loop(ptr %p) {
entry:
  br label %loop
loop:
  %"loop:" = load %loop, ptr %p
  br label %end
end:
  %value = extractvalue %loop %"loop:", 0
  ret i64 %value
}
define i64 @other() {
entry:
  ret i64 1
}
