define i64 @f(i1 %a, i1 %b, i64 %n) {
entry:
  br i1 %a, label %then, label %else

then:
  %x = mul i64 %n, 3
  br i1 %b, label %then.more, label %then.end
then.more:
  br label %then.end
then.end:
  br label %end

else:
  %y = mul i64 %n, 5
  br i1 %b, label %else.more, label %else.end
else.more:
  br label %else.end
else.end:
  br label %end

end:
  %r = phi i64 [ %x, %then ], [ %y, %else ]
  ret i64 %r
}
