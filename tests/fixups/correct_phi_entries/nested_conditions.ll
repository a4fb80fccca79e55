define i64 @f(i1 %a, i1 %b, i64 %n) {
entry:
  br i1 %a, label %then, label %else

then:
  br i1 %b, label %inner.then, label %inner.else

inner.then:
  %x = mul i64 %n, 3
  br label %inner.end

inner.else:
  br label %inner.end

inner.end:
  %y = phi i64 [ %x, %inner.then ], [ %n, %then ]
  br label %end

else:
  br label %end

end:
  %r = phi i64 [ %y, %then ], [ 0, %else ]
  ret i64 %r
}
