define signext i32 @difference(i32 signext %a, i32 signext %b) {
entry:
  %lt = icmp slt i32 %a, %b
  br i1 %lt, label %then, label %else

then:
  %r1 = sub i32 %b, %a
  ret i32 %r1

else:
  %r2 = sub i32 %a, %b
  ret i32 %r2
}
}
