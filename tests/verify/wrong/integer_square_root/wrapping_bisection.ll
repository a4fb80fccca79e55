; wrong integer_square_root: halves a range up to 2 to the 33, and squares wrap
define i64 @integer_square_root(i64 %n) {
entry:
  br label %next

next:
  %low = phi i64 [ 0, %entry ], [ %low_after, %halve ]
  %high = phi i64 [ 8589934592, %entry ], [ %high_after, %halve ]
  %distance = sub i64 %high, %low
  %more = icmp ugt i64 %distance, 1
  br i1 %more, label %halve, label %done

halve:
  %half = lshr i64 %distance, 1
  %middle = add i64 %low, %half
  %square = mul i64 %middle, %middle
  %fits = icmp ule i64 %square, %n
  %low_after = select i1 %fits, i64 %middle, i64 %low
  %high_after = select i1 %fits, i64 %high, i64 %middle
  br label %next

done:
  ret i64 %low
}
