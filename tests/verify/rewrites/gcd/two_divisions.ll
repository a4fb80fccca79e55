; rewrite of gcd: divides each by the other in turn, with memory in place of phis
define i64 @gcd(i64 %a, i64 %b) {
entry:
  %left = alloca i64
  %right = alloca i64
  store i64 %a, ptr %left
  store i64 %b, ptr %right
  br label %check_right

check_left:
  %left_now = load i64, ptr %left
  %left_is_zero = icmp eq i64 %left_now, 0
  br i1 %left_is_zero, label %is_right, label %shrink_right

shrink_right:
  %right_old = load i64, ptr %right
  %right_rest = urem i64 %right_old, %left_now
  store i64 %right_rest, ptr %right
  br label %check_right

check_right:
  %right_now = load i64, ptr %right
  %right_is_zero = icmp eq i64 %right_now, 0
  br i1 %right_is_zero, label %is_left, label %shrink_left

shrink_left:
  %left_old = load i64, ptr %left
  %left_rest = urem i64 %left_old, %right_now
  store i64 %left_rest, ptr %left
  br label %check_left

is_left:
  %from_left = load i64, ptr %left
  ret i64 %from_left

is_right:
  %from_right = load i64, ptr %right
  ret i64 %from_right
}
