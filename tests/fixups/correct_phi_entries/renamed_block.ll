define i64 @max(i64 %a, i64 %b) {
start:
  %c = icmp sgt i64 %a, %b
  br i1 %c, label %"if then", label %end
"if then":
  br label %end
end:
  %r = phi i64 [ %a, %if.then ], [ %b, %start ]
  %s = phi i64 [ %a, %"if then" ], [ %b, %entry ]
  ret i64 %r
}
