;; Counts how often a byte occurs.
;;
;; text: any bytes
;; text_len: their number
;; wanted: the byte to count
;; result: how often it stands in `text`
define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %look ]
  %count = phi i64 [ 0, %entry ], [ %count_after, %look ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %is_wanted = icmp eq i8 %byte, %wanted
  %one = zext i1 %is_wanted to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
