; rewrite of caesar_cipher: moves letters by one place, as often as is needed, from the last byte on
define i64 @caesar_cipher(ptr %text, i64 %text_len, i64 %shift, ptr %out, i64 %capacity) {
entry:
  %rest = srem i64 %shift, 26
  %forwards = add i64 %rest, 26
  %places = urem i64 %forwards, 26
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %head, label %too_long

head:
  %left = phi i64 [ %text_len, %entry ], [ %at, %write ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %body

body:
  %at = sub i64 %left, 1
  %from = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %from
  br label %step

step:
  %value = phi i8 [ %byte, %body ], [ %moved, %move ]
  %steps = phi i64 [ %places, %body ], [ %fewer, %move ]
  %is_there = icmp eq i64 %steps, 0
  br i1 %is_there, label %write, label %move

move:
  %fewer = sub i64 %steps, 1
  %moved = call i8 @following(i8 %value)
  br label %step

write:
  %to = getelementptr i8, ptr %out, i64 %at
  store i8 %value, ptr %to
  br label %head

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}

define internal i8 @following(i8 %byte) {
entry:
  switch i8 %byte, label %other [
    i8 122, label %small_a
    i8 90, label %capital_a
  ]

small_a:
  ret i8 97

capital_a:
  ret i8 65

other:
  %lower = or i8 %byte, 32
  %letter = sub i8 %lower, 97
  %is_letter = icmp ult i8 %letter, 26
  %one = zext i1 %is_letter to i8
  %next = add i8 %byte, %one
  ret i8 %next
}
