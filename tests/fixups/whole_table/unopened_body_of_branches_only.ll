define void @reverse(ptr %items, i64 %count)
entry:
  br label %head

head:
  %c = icmp slt i64 0, %count
  br i1 %c, label %finish, label %again

again:
  br label %head

finish:
  ret void
}
