The user wants one.
</think>
define i64 @one() {
  ret i64 1
}
