define i64 @max(i64 %a, i64 %b) {
  %c = icmp sgt i64 %a, %b
  br i1 %c, label %then, label %end
then:
  br label %end
end:
  %r = phi i64 [ %a, %then ], [ %b, %entry ]
  ret i64 %r
}
