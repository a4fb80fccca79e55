@.yes = private constant [3 x i8] c"yes"
@.no = private constant [2 x i8] c"no"

declare zeroext i1 @text_equal(ptr, i64, ptr, i64)

define i64 @is_answer(ptr %text, i64 %len) {
entry:
  %answer = alloca i64
  store i64 0, ptr %answer
  %is_yes = call zeroext i1 @text_equal(ptr %text, i64 %len, ptr @.yes, i64 3)
  br i1 %is_yes, label %set_yes, label %check_no

set_yes:
  store i64 1, ptr %answer
  br label %done

check_no:
  %is_no = call zeroext i1 @text_equal(ptr %text, i64 %len, ptr @.no, i64 2)
  br i1 %is_no, label %set_no, label %done

set_no:
  store i64 2, ptr %answer

done:
  %r = load i64, ptr %answer
  ret i64 %r
}
