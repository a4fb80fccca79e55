define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %zero [
    i8 43, label %done
    i8 45, label %done
    i8 42, label %two
    i8 47, label %two
    i8 94, label %three
  ]

two:
  br label %done

three:
  br label %done

zero:
  br label %done

done:
  %r = phi i64 [ 1, %entry ], [ 2, %two ], [ 3, %three ], [ 0, %zero ]
  ret i64 %r
}
