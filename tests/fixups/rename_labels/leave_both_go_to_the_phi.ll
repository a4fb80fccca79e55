define i64 @pick(i1 %c) {
entry:
  br label %end
a:
  br label %end
a:
  %x = add i64 1, 1
  br label %end
end:
  %r = phi i64 [ 0, %entry ], [ 1, %a ], [ 2, %a ]
  ret i64 %r
}
