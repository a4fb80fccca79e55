<think>
The user wants one. Maybe:
define i64 @one() {
</think>

define i64 @one() {
  ret i64 1
}
