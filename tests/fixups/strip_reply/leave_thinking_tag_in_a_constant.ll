@prompt = constant [35 x i8] c"Think first.
</think>
Then answer.
"

define i64 @one() {
  ret i64 1
}
