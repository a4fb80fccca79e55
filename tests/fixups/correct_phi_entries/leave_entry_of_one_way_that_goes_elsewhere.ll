; The branch of `blank` names a block that others lead to as well: it may be wrong, and the entry right.
define i64 @words(ptr %text, i64 %count) {
entry:
  br label %next

next:
  %i = phi i64 [ 0, %entry ], [ %i1, %letter ]
  %words = phi i64 [ 0, %entry ], [ %words1, %letter ]
  %more = icmp ult i64 %i, %count
  br i1 %more, label %read, label %end

read:
  %p = getelementptr i8, ptr %text, i64 %i
  %byte = load i8, ptr %p
  %i1 = add i64 %i, 1
  %is_blank = icmp eq i8 %byte, 32
  br i1 %is_blank, label %blank, label %letter

blank:
  br label %end

letter:
  %add = phi i64 [ 1, %read ], [ 0, %blank ]
  %words1 = add i64 %words, %add
  br label %next

end:
  ret i64 %words
}
