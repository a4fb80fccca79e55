@places = internal global [2 x ptr] [ptr blockaddress(@f, %first), ptr blockaddress(@f, %second)]

define i64 @f(ptr %place) {
entry:
  indirectbr ptr %place, [label %first, label %other]
first:
  ret i64 1
  ret i64 2
other:
  ret i64 3
}
