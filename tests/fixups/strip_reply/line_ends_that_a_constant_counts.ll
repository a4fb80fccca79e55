@head = constant [31 x i8] c"HTTP/1.1 200 OK
Allow: GET

"
@text = constant [9 x i8] c"two
lines"

define i64 @one() {
  ret i64 1
}
