First, the helper:

define i64 @one()
Entry:
  br label %Exit
Exit:
  ret i64 1
}

And now the one that calls it:

define i64 @two()
  %a = call i64 @one()
  %b = add i64 %a, 1
  ret i64 %b

That is all.
