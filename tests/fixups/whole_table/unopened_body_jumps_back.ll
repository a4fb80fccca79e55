define i64 @f(i64 %n)
entry:
  br label %cond

cond:
  %c = icmp sgt i64 %n, 5
  br i1 %c, label %body, label %end

body:
  br label %cond

end:
  ret i64 0
}
