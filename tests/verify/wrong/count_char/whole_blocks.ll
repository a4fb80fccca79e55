; wrong count_char: reads blocks of eight bytes, the last one beyond the end of the text
define i64 @count_char(ptr %text, i64 %text_len, i8 zeroext %wanted) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %block_done ]
  %count = phi i64 [ 0, %entry ], [ %count_now, %block_done ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %read, label %done

read:
  %place = getelementptr i8, ptr %text, i64 %at
  %block = load volatile i64, ptr %place, align 1
  %left = sub i64 %text_len, %at
  %valid = call i64 @llvm.umin.i64(i64 %left, i64 8)
  br label %bytes

bytes:
  %index = phi i64 [ 0, %read ], [ %index_after, %byte ]
  %count_now = phi i64 [ %count, %read ], [ %count_after, %byte ]
  %rest = phi i64 [ %block, %read ], [ %rest_after, %byte ]
  %is_over = icmp eq i64 %index, %valid
  br i1 %is_over, label %block_done, label %byte

byte:
  %low = trunc i64 %rest to i8
  %is_wanted = icmp eq i8 %low, %wanted
  %one = zext i1 %is_wanted to i64
  %count_after = add i64 %count_now, %one
  %rest_after = lshr i64 %rest, 8
  %index_after = add i64 %index, 1
  br label %bytes

block_done:
  %after = add i64 %at, 8
  br label %next

done:
  ret i64 %count
}

declare i64 @llvm.umin.i64(i64, i64)
