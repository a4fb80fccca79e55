; `end` needs `%half`, which is not there where `skip` ends; neither is `%third` of `@g` where `other` ends.
define i64 @f(i1 %a, i1 %b, i64 %n) {
entry:
  br i1 %a, label %work, label %skip

skip:
  br i1 %b, label %out, label %then

then:
  br label %out

work:
  %half = lshr i64 %n, 1
  br i1 %b, label %more, label %end

more:
  %third = udiv i64 %n, 3
  br label %end

end:
  %r = phi i64 [ %n, %work ], [ %third, %more ], [ 0, %skip ]
  %s = add i64 %r, %half
  ret i64 %s

out:
  ret i64 0
}

define i64 @g(i1 %a, i64 %n) {
entry:
  br i1 %a, label %work, label %other

work:
  %third = udiv i64 %n, 3
  br label %end

end:
  %r = phi i64 [ %third, %work ], [ %third, %other ]
  ret i64 %r

other:
  br i1 %a, label %more, label %last

more:
  br label %last

last:
  ret i64 0
}
