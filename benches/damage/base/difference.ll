define signext i32 @difference(i32 signext %a, i32 signext %b) {
entry:
  %is_less = icmp slt i32 %a, %b
  br i1 %is_less, label %less, label %not_less

less:
  %up = sub nsw i32 %b, %a
  br label %join

not_less:
  %down = sub nsw i32 %a, %b
  br label %join

join:
  %result = phi i32 [ %up, %less ], [ %down, %not_less ]
  ret i32 %result
}
