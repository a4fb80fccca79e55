define i64 @checksum(ptr %data, i64 %count) {
entry:
  %seed = xor i64 %count, 255
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %finish, label %next

next:
  %i = phi i64 [ 0, %entry ], [ %i1, %store ]
  %sum = phi i64 [ %seed, %odd ], [ %sum1, %store ]
  %p = getelementptr i8, ptr %data, i64 %i
  %byte = load i8, ptr %p
  %wide = zext i8 %byte to i64
  %bit = and i64 %wide, 1
  %is_odd = icmp eq i64 %bit, 1
  br i1 %is_odd, label %odd, label %store

odd:
  %triple = mul i64 %wide, 3
  br label %store

store:
  %part = phi i64 [ %wide, %next ], [ %triple, %odd ]
  %sum1 = add i64 %sum, %part
  %i1 = add i64 %i, 1
  %more = icmp ult i64 %i1, %count
  br i1 %more, label %next, label %finish

finish:
  %r = phi i64 [ %seed, %odd ], [ %sum1, %store ]
  ret i64 %r
}
