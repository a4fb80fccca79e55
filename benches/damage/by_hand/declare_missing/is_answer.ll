@yes = private constant [3 x i8] c"yes"
@no = private constant [2 x i8] c"no"

define i64 @is_answer(ptr %text, i64 %len) {
entry:
  %y = call zeroext i1 @text_equal(ptr %text, i64 %len, ptr @yes, i64 3)
  br i1 %y, label %ret1, label %try_no

try_no:
  %n = call zeroext i1 @text_equal(ptr %text, i64 %len, ptr @no, i64 2)
  br i1 %n, label %ret2, label %ret0

ret0:
  ret i64 0

ret1:
  ret i64 1

ret2:
  ret i64 2
}
