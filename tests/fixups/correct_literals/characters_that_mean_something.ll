define i64 @depth(i8 %c, i64 %n) {
entry:
  %open = icmp eq i8 %c, '{'
  br i1 %open, label %more, label %next

next:
  %close = icmp eq i8 %c, '}'
  br i1 %close, label %less, label %other

other:
  %quote = icmp eq i8 %c, '"'
  %comment = icmp eq i8 %c, ';'
  %comma = icmp eq i8 %c, ','
  %bracket = icmp eq i8 %c, '('
  %apostrophe = icmp eq i8 %c, '\''
  %backslash = icmp eq i8 %c, '\\'
  ret i64 %n

more:
  %up = add i64 %n, 1
  ret i64 %up

less:
  %down = sub i64 %n, 1
  ret i64 %down
}
