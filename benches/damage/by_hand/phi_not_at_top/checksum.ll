define i32 @checksum(ptr %data, i64 %len) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %body ]
  %more = icmp ult i64 %i, %len
  %a = phi i32 [ 1, %entry ], [ %a.next, %body ]
  %b = phi i32 [ 0, %entry ], [ %b.next, %body ]
  br i1 %more, label %body, label %done

body:
  %p = getelementptr i8, ptr %data, i64 %i
  %c = load i8, ptr %p
  %w = zext i8 %c to i32
  %a.sum = add i32 %a, %w
  %a.next = urem i32 %a.sum, 65521
  %b.sum = add i32 %b, %a.next
  %b.next = urem i32 %b.sum, 65521
  %i.next = add i64 %i, 1
  br label %loop

done:
  %high = shl i32 %b, 16
  %r = or i32 %high, %a
  ret i32 %r
}
