define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %entry.2, label %right
entry.2:
  br label %end
right:
  br label %end
  
never:
  br label %other
never:
  br label %end
other:
  %x = phi i64 [ 0, %never ]
  ret i64 %x
end:
  %r = phi i64 [ 1, %entry.2 ], [ 2, %right ], [ 3, %never ]
  ret i64 %r
}
