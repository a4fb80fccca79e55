define signext i32 @difference(i32 signext %a, i32 signext %b) {
  %1 = icmp slt i32 %a, %b
  br i1 %1, label %4, label %5

4:
  %2 = sub i32 %b, %a
  ret i32 %2

5:
  %3 = sub i32 %a, %b
  ret i32 %3
}
