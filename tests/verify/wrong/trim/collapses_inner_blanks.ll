; wrong trim: writes one of several blanks inside of the text
define i64 @trim(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %blank ], [ %after, %write ]
  %to = phi i64 [ 0, %entry ], [ %to, %blank ], [ %to_after, %write ]
  %blank_at = phi i64 [ -1, %entry ], [ %blank_here, %blank ], [ -1, %write ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %after = add i64 %at, 1
  %from_tab = sub i8 %byte, 9
  %is_control = icmp ult i8 %from_tab, 5
  %is_space = icmp eq i8 %byte, 32
  %is_blank = or i1 %is_control, %is_space
  br i1 %is_blank, label %blank, label %ink

blank:
  %has_ink = icmp ne i64 %to, 0
  %is_first = icmp eq i64 %blank_at, -1
  %remembers = and i1 %has_ink, %is_first
  %blank_here = select i1 %remembers, i64 %at, i64 %blank_at
  br label %next

ink:
  %has_blank = icmp ne i64 %blank_at, -1
  %one = zext i1 %has_blank to i64
  %ink_to = add i64 %to, %one
  %to_after = add i64 %ink_to, 1
  %is_short = icmp ugt i64 %to_after, %capacity
  br i1 %is_short, label %too_long, label %separate

separate:
  br i1 %has_blank, label %write_blank, label %write

write_blank:
  %blank_place = getelementptr i8, ptr %text, i64 %blank_at
  %blank_byte = load i8, ptr %blank_place
  %blank_target = getelementptr i8, ptr %out, i64 %to
  store i8 %blank_byte, ptr %blank_target
  br label %write

write:
  %target = getelementptr i8, ptr %out, i64 %ink_to
  store i8 %byte, ptr %target
  br label %next

done:
  ret i64 %to

too_long:
  ret i64 -1
}
