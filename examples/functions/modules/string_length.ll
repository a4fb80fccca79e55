;; Counts the characters of a text in UTF-8: all bytes but those that continue a character.
;;
;; text: the text
;; text_len: its length in bytes
;; result: its length in characters
define i64 @string_length(ptr %text, i64 %text_len) {
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
  ; Bytes that continue a character are 0b10xxxxxx: as signed numbers, those below -64.
  %begins = icmp sge i8 %byte, -64
  %one = zext i1 %begins to i64
  %count_after = add i64 %count, %one
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %count
}
