@yes = private constant [3 x i8] c"yes"
@no = private constant [2 x i8] c"no"

declare zeroext i1 @text_equal(ptr, i64, ptr, i64)

define i64 @is_answer(ptr %text, i64 %text_len) {
entry:
  %is_yes = call zeroext i1 @text_equal(ptr %text, i64 %text_len, ptr @yes, i64 3)
  br i1 %is_yes, label %positive, label %other

positive:
  ret i64 1

other:
  %is_no = call zeroext i1 @text_equal(ptr %text, i64 %text_len, ptr @no, i64 2)
  %result = select i1 %is_no, i64 2, i64 0
  ret i64 %result
}
