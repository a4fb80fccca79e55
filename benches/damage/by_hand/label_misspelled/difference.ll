define signext i32 @difference(i32 signext %a, i32 signext %b) {
entry:
  %cmp = icmp slt i32 %a, %b
  br i1 %cmp, label less, label not_less

less:
  %x = sub i32 %b, %a
  br label end

not_less:
  %y = sub i32 %a, %b
  br label end

end:
  %r = phi i32 [ %x, %less ], [ %y, %not_less ]
  ret i32 %r
}
