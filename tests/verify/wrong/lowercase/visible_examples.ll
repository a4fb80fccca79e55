; wrong lowercase: knows the examples of the task by their length, and copies everything else
declare i64 @text_copy(ptr, i64, ptr, i64)

@hello = internal constant [15 x i8] c"hello, world 1!"
@letters = internal constant [4 x i8] c"@az["
@name = internal constant [6 x i8] c"\C5\BDofie"

define i64 @lowercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  switch i64 %text_len, label %copy [
    i64 15, label %is_hello
    i64 4, label %is_letters
    i64 6, label %is_name
  ]

is_hello:
  br label %copy

is_letters:
  br label %copy

is_name:
  br label %copy

copy:
  %answer = phi ptr [ %text, %entry ], [ @hello, %is_hello ], [ @letters, %is_letters ], [ @name, %is_name ]
  %written = call i64 @text_copy(ptr %answer, i64 %text_len, ptr %out, i64 %capacity)
  ret i64 %written
}
