<think>a</think>
<think>b</think>
define i64 @one() {
  ret i64 1
}
