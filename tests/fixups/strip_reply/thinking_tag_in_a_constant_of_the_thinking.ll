<think>
It's "simple":

@tag = constant [8 x i8] c"</think>"
@tags = constant [17 x i8] c"<think>
</think>
"
Done.
</think>
@tags = constant [17 x i8] c"<think>
</think>
"

define i64 @one() {
  ret i64 1
}
