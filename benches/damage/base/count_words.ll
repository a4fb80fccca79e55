define i64 @count_words(ptr %text, i64 %text_len) {
entry:
  %i = alloca i64
  %words = alloca i64
  %inside = alloca i1
  store i64 0, ptr %i
  store i64 0, ptr %words
  store i1 false, ptr %inside
  br label %for.cond

for.cond:
  %index = load i64, ptr %i
  %more = icmp slt i64 %index, %text_len
  br i1 %more, label %for.body, label %for.end

for.body:
  %place = getelementptr i8, ptr %text, i64 %index
  %byte = load i8, ptr %place
  %is_blank = icmp eq i8 %byte, 32
  br i1 %is_blank, label %blank, label %letter

blank:
  store i1 false, ptr %inside
  br label %for.inc

letter:
  %was_inside = load i1, ptr %inside
  br i1 %was_inside, label %for.inc, label %new_word

new_word:
  store i1 true, ptr %inside
  %old = load i64, ptr %words
  %new = add i64 %old, 1
  store i64 %new, ptr %words
  br label %for.inc

for.inc:
  %index_next = add i64 %index, 1
  store i64 %index_next, ptr %i
  br label %for.cond

for.end:
  %result = load i64, ptr %words
  ret i64 %result
}
