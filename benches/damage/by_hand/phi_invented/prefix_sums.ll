define i64 @prefix_sums(ptr %items, i64 %count, ptr %out, i64 %capacity) {
entry:
  %bad = icmp sgt i64 %count, %capacity
  br i1 %bad, label %fail, label %head

head:
  %i = phi i64 [ 0, %entry ], [ %i2, %body ], [ 0, %fail ]
  %s = phi i64 [ 0, %entry ], [ %s2, %body ], [ 0, %fail ]
  %go = icmp slt i64 %i, %count
  br i1 %go, label %body, label %done

body:
  %p = getelementptr i64, ptr %items, i64 %i
  %v = load i64, ptr %p
  %s2 = add i64 %s, %v
  %q = getelementptr i64, ptr %out, i64 %i
  store i64 %s2, ptr %q
  %i2 = add i64 %i, 1
  br label %head

done:
  ret i64 %count

fail:
  ret i64 -1
}
